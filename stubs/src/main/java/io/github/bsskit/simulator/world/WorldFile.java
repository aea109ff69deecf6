package io.github.bsskit.simulator.world;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** Reads a world file and refuses one with a mistake. */
final class WorldFile {

  private static final Pattern RANGE =
      Pattern.compile("([1-9][0-9]{0,17})(?: *- *([1-9][0-9]{0,17}))?");

  private final String file;
  private final Set<Long> accountIds = new HashSet<>();
  private final Set<String> keyIds = new HashSet<>();
  private final Set<String> products = new HashSet<>();

  /** Reads a file of this name, which stands in all messages. */
  WorldFile(String file) {
    this.file = file;
  }

  Fixtures read(String yaml) {
    YamlNode root = new YamlNode(file, "", parse(yaml));
    root.allowOnly("accounts", "catalogue");
    List<Account> accounts = new ArrayList<>();
    List<AccessKey> keys = new ArrayList<>();
    for (YamlNode place : root.list("accounts")) {
      Account account = account(place);
      accounts.add(account);
      place.list("keys").forEach(key -> keys.add(key(key, account)));
    }
    if (keys.isEmpty()) {
      throw root.mistake("accounts", "has no key; give one account a key with id and secret");
    }
    List<Catalogue.Product> catalogue = new ArrayList<>();
    for (YamlNode product : root.list("catalogue")) {
      catalogue.add(product(product));
    }
    return new Fixtures(new Accounts(accounts), new AccessKeys(keys), new Catalogue(catalogue));
  }

  private Object parse(String yaml) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    DumperOptions unused = new DumperOptions();
    try {
      return new Yaml(
              new SafeConstructor(options),
              new Representer(unused),
              unused,
              options,
              new TextsOnly())
          .load(yaml);
    } catch (MarkedYAMLException e) {
      throw notYaml(e.getProblemMark().getLine() + 1, e.getProblem());
    } catch (YAMLException e) {
      throw new WorldFileException(file + ": is not YAML: " + e.getMessage().split("\n")[0]);
    }
  }

  private WorldFileException notYaml(int line, String problem) {
    return new WorldFileException(file + ": line " + line + " is not YAML: " + problem);
  }

  private Account account(YamlNode place) {
    place.allowOnly("id", "name", "type", "owns", "keys");
    long id = place.accountId("id");
    if (!accountIds.add(id)) {
      throw place.mistake("id", "stands twice: " + id + "; give each account a number of its own");
    }
    AccountType type = place.oneOf("type", AccountType.values());
    List<AccountRange> owns = place.texts("owns").stream().map(text -> range(place, text)).toList();
    return new Account(id, place.text("name").orElse(""), type, owns);
  }

  private AccessKey key(YamlNode place, Account account) {
    place.allowOnly("id", "secret", "token", "expires", "active", "permissions");
    String id = place.required("id");
    if (!keyIds.add(id)) {
      throw place.mistake("id", "stands twice: " + id + "; give each key an id of its own");
    }
    if (place.has("expires") && !place.has("token")) {
      throw place.mistake("expires", "needs a token; only temporary keys expire");
    }
    return new AccessKey(
        id,
        place.required("secret"),
        place.text("token"),
        place.text("expires").map(text -> instant(place, text)),
        place.flag("active", true),
        place.has("permissions") ? place.texts("permissions") : List.of("*"),
        account);
  }

  private Catalogue.Product product(YamlNode place) {
    place.allowOnly("product", "name", "packages");
    String code = place.required("product");
    if (!products.add(code)) {
      throw place.mistake("product", "stands twice: " + code + "; list each product once");
    }
    Set<String> types = new HashSet<>();
    List<Catalogue.PackageType> packages = new ArrayList<>();
    for (YamlNode type : place.list("packages")) {
      Catalogue.PackageType packageType = packageType(type);
      if (!types.add(packageType.code())) {
        throw type.mistake("type", "stands twice: " + packageType.code() + "; list it once");
      }
      packages.add(packageType);
    }
    return new Catalogue.Product(code, packages);
  }

  private static Catalogue.PackageType packageType(YamlNode place) {
    place.allowOnly("type", "name", "onSale", "specifications");
    List<String> specifications = place.texts("specifications");
    for (String specification : specifications) {
      if (!specification.matches("[1-9][0-9]*")) {
        throw place.mistake(
            "specifications", "has \"" + specification + "\"; write positive integers, like 40");
      }
    }
    return new Catalogue.PackageType(
        place.required("type"), place.flag("onSale", true), specifications);
  }

  private static AccountRange range(YamlNode place, String text) {
    Matcher ends = RANGE.matcher(text);
    if (ends.matches()) {
      long first = Long.parseLong(ends.group(1));
      long last = ends.group(2) == null ? first : Long.parseLong(ends.group(2));
      if (first <= last) {
        return new AccountRange(first, last);
      }
    }
    throw place.mistake(
        "owns",
        "has \"" + text + "\"; write account numbers like 239000111 or 239000000-239999999");
  }

  private static Instant instant(YamlNode place, String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw place.mistake(
          "expires", "is \"" + text + "\"; write an instant like 2030-01-01T00:00:00Z");
    }
  }

  /** Takes every value for a text: YAML would read the secret 0123 as 83, and yes as true. */
  private static final class TextsOnly extends Resolver {

    @Override
    protected void addImplicitResolvers() {
      // None: what a value means is decided where it is read.
    }
  }
}
