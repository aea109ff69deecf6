package io.github.bsskit.simulator.world;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a world file and rejects one with a mistake. */
final class WorldFile {

  private static final String ACCOUNT_ID = "[1-9][0-9]{0,17}";
  private static final Pattern RANGE =
      Pattern.compile("(" + ACCOUNT_ID + ")(?: *- *(" + ACCOUNT_ID + "))?");

  private record Entries(List<AccountEntry> accounts, List<ProductEntry> catalogue) {}

  private record AccountEntry(
      String id, String name, String type, List<String> owns, List<KeyEntry> keys) {}

  private record KeyEntry(
      String id,
      String secret,
      String token,
      String expires,
      String active,
      List<String> permissions) {}

  private record ProductEntry(String product, String name, List<PackageEntry> packages) {}

  private record PackageEntry(
      String type, String name, String onSale, List<String> specifications) {}

  /** Reads an entry at a place in the file, such as {@code accounts[0]}. */
  @FunctionalInterface
  private interface EntryReader<E, T> {
    T read(E entry, String place);
  }

  private final YamlReader yaml;
  private final Set<String> accountIds = new HashSet<>();
  private final Set<String> keyIds = new HashSet<>();
  private final Set<String> products = new HashSet<>();
  private final List<AccessKey> keys = new ArrayList<>();

  /**
   * A reader of one file.
   *
   * @param file its name, which begins all messages
   */
  WorldFile(String file) {
    yaml = new YamlReader(file);
  }

  Fixtures read(String text) {
    Entries entries = yaml.read(text, Entries.class);
    List<Account> accounts = each(entries.accounts(), "accounts", this::account);
    if (keys.isEmpty()) {
      throw yaml.mistake("accounts", "has no key: give one account a key with id and secret");
    }
    List<Catalogue.Product> catalogue = each(entries.catalogue(), "catalogue", this::product);
    return new Fixtures(new Accounts(accounts), new AccessKeys(keys), new Catalogue(catalogue));
  }

  private static <E, T> List<T> each(List<E> entries, String place, EntryReader<E, T> reader) {
    List<T> all = new ArrayList<>();
    for (E entry : entries == null ? List.<E>of() : entries) {
      all.add(reader.read(entry, place + "[" + all.size() + "]"));
    }
    return all;
  }

  private Account account(AccountEntry entry, String place) {
    unique(accountIds, entry.id(), place + ".id", "give each account its own number");
    Account account =
        new Account(
            accountId(entry.id(), place + ".id"),
            entry.name() == null ? "" : entry.name(),
            accountType(required(entry.type(), place + ".type"), place + ".type"),
            each(entry.owns(), place + ".owns", this::range));
    keys.addAll(
        each(entry.keys(), place + ".keys", (key, keyPlace) -> key(key, account, keyPlace)));
    return account;
  }

  private AccessKey key(KeyEntry entry, Account account, String place) {
    unique(keyIds, entry.id(), place + ".id", "give each key its own id");
    if (entry.expires() != null && entry.token() == null) {
      throw yaml.mistake(place + ".expires", "needs a token: only temporary keys expire");
    }
    return new AccessKey(
        entry.id(),
        required(entry.secret(), place + ".secret"),
        Optional.ofNullable(entry.token()),
        Optional.ofNullable(entry.expires()).map(time -> instant(time, place + ".expires")),
        flag(entry.active(), place + ".active"),
        entry.permissions() == null ? List.of("*") : entry.permissions(),
        account);
  }

  private Catalogue.Product product(ProductEntry entry, String place) {
    unique(products, entry.product(), place + ".product", "list each product once");
    Set<String> types = new HashSet<>();
    return new Catalogue.Product(
        entry.product(),
        each(
            entry.packages(),
            place + ".packages",
            (type, typePlace) -> packageType(type, typePlace, types)));
  }

  private Catalogue.PackageType packageType(PackageEntry entry, String place, Set<String> types) {
    unique(types, entry.type(), place + ".type", "list each type once");
    return new Catalogue.PackageType(
        entry.type(),
        flag(entry.onSale(), place + ".onSale"),
        each(entry.specifications(), place + ".specifications", this::size));
  }

  private void unique(Set<String> seen, String text, String place, String fix) {
    if (!seen.add(required(text, place))) {
      throw yaml.mistake(place, "is used twice: " + text + ": " + fix);
    }
  }

  private String required(String text, String place) {
    if (text == null) {
      throw yaml.mistake(place, "is missing: give it a value");
    }
    return text;
  }

  private long accountId(String text, String place) {
    if (!text.matches(ACCOUNT_ID)) {
      throw invalid(text, place, "use a positive number, such as 100000001");
    }
    return Long.parseLong(text);
  }

  private AccountType accountType(String text, String place) {
    return Arrays.stream(AccountType.values())
        .filter(type -> type.toString().equals(text))
        .findFirst()
        .orElseThrow(() -> invalid(text, place, "use one of reseller, agency, standard"));
  }

  private AccountRange range(String text, String place) {
    Matcher ends = RANGE.matcher(text);
    if (ends.matches()) {
      long first = Long.parseLong(ends.group(1));
      long last = ends.group(2) == null ? first : Long.parseLong(ends.group(2));
      if (first <= last) {
        return new AccountRange(first, last);
      }
    }
    throw invalid(text, place, "use account numbers such as 239000111 or 239000000-239999999");
  }

  private Instant instant(String text, String place) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw invalid(text, place, "use an instant such as 2030-01-01T00:00:00Z");
    }
  }

  /** A flag that is true when it is left out. */
  private boolean flag(String text, String place) {
    if (text != null && !text.equals("true") && !text.equals("false")) {
      throw invalid(text, place, "use true or false");
    }
    return !"false".equals(text);
  }

  private String size(String text, String place) {
    if (!text.matches("[1-9][0-9]*")) {
      throw invalid(text, place, "use a positive integer, such as 40");
    }
    return text;
  }

  private WorldFileException invalid(String text, String place, String fix) {
    return yaml.mistake(place, "is \"" + text + "\": " + fix);
  }
}
