package io.github.bsskit.simulator.world;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** World files with one mistake each, the place that the message must name, and the cure. */
final class BrokenWorlds {

  private static final String KEYS = "keys: [{id: mine, secret: minesecret}]";

  private BrokenWorlds() {}

  static Stream<Arguments> table() {
    return Stream.of(files(), accounts(), keys(), products()).flatMap(rows -> rows);
  }

  private static Stream<Arguments> files() {
    String write = "write keys and values";
    return Stream.of(
        row("empty file", "", "the file", write),
        row("nothing but a comment", "# accounts\n", "the file", write),
        row("null", "~", "the file", write),
        row("a text", "accounts", "the file", write),
        row("a list for the file", "[1, 2]", "the file", write),
        row("unknown key", "account: []", "account", "known are accounts, catalogue"),
        row("not YAML", "accounts: [", "line 1", "is not YAML"),
        row("a tab", "accounts:\n\t- id: 7\n", "line 2", "Do not use \\t(TAB)"),
        row("wrong indentation", "accounts:\n  - id: 7\n type: x\n", "line 3", "is not YAML"),
        row("a control character", "accounts: \u0007", "is not YAML:", "special characters"),
        row("duplicate YAML key", "accounts: []\naccounts: []\n", "line 2", "accounts"),
        row("two documents", world(KEYS) + "---\naccounts: []\n", "line 5", "another document"),
        row("no keys at all", "accounts: []", "accounts", "give one account a key"),
        row("accounts without keys", world("name: x"), "accounts", "give one account a key"),
        row("accounts left out", "catalogue: []", "accounts", "give one account a key"));
  }

  private static Stream<Arguments> accounts() {
    return Stream.of(
        row("an object for a list", "accounts: {id: 7}", "accounts", "write one, like [a, b]"),
        row("a text for an object", "accounts: [mine]", "accounts[0]", "write keys and values"),
        row("a list for an object", "accounts: [[]]", "accounts[0]", "write keys and values"),
        row("nothing for an object", "accounts: [~]", "accounts[0]", "write keys and values"),
        row("unknown key", world("kind: x"), "accounts[0].kind", "known are id, name, type"),
        row("no id", "accounts: [{type: reseller}]", "accounts[0].id", "give it a value"),
        row("negative id", account("-7"), "accounts[0].id", "write a positive number"),
        row("id zero", account("0"), "accounts[0].id", "write a positive number"),
        row("id as text", account("seven"), "accounts[0].id", "write a positive number"),
        row("id with a fraction", account("7.5"), "accounts[0].id", "write a positive number"),
        row("id too large", account("99999999999999999999"), "accounts[0].id", "positive number"),
        row("id in another spelling", account("0100"), "accounts[0].id", "write a positive number"),
        row("id as a list", account("[7]"), "accounts[0].id", "not a single value"),
        row("duplicate account", world(KEYS) + second("7"), "accounts[1].id", "of its own"),
        row("no type", "accounts: [{id: 7}]", "accounts[0].type", "give it a value"),
        row("bad type", typed("boss"), "accounts[0].type", "reseller, agency, standard"),
        row("range backwards", world("owns: [9-8]"), "accounts[0].owns", "like 239000111 or"),
        row("range of three", world("owns: [1-2-3]"), "accounts[0].owns", "like 239000111 or"),
        row("range of text", world("owns: [a-b]"), "accounts[0].owns", "like 239000111 or"),
        row("range from zero", world("owns: [0-8]"), "accounts[0].owns", "like 239000111 or"),
        row("range without end", world("owns: ['8-']"), "accounts[0].owns", "like 239000111 or"),
        row(
            "owner in another spelling",
            world("owns: [0777]"),
            "accounts[0].owns",
            "like 239000111"),
        row("negative in owns", world("owns: [-8]"), "accounts[0].owns", "like 239000111 or"),
        row("one for a list", world("owns: 8-9"), "accounts[0].owns", "write one, like [a, b]"),
        row("object in owns", world("owns: [{a: 1}]"), "accounts[0].owns", "a list of texts"),
        row("nothing in owns", world("owns: [~]"), "accounts[0].owns", "like 239000111 or"));
  }

  private static Stream<Arguments> keys() {
    String key = "accounts[0].keys[0]";
    String expires = "expires: 2030-01-01T00:00:00Z";
    return Stream.of(
        row("blank permissions", key("permissions:"), key + ".permissions", "or leave it out"),
        row("unknown key", key("color: red"), key + ".color", "known are id, secret, token"),
        row("no id", world("keys: [{secret: s}]"), key + ".id", "give it a value"),
        row("no secret", world("keys: [{id: mine}]"), key + ".secret", "give it a value"),
        row("empty secret", world("keys: [{id: mine, secret: ''}]"), key + ".secret", "a value"),
        row("nothing as secret", world("keys: [{id: mine, secret: }]"), key + ".secret", "a value"),
        row("secret as a list", world("keys: [{id: m, secret: []}]"), key + ".secret", "a text"),
        row(
            "duplicate key",
            world("keys: [{id: mine, secret: a}, {id: mine, secret: b}]"),
            "accounts[0].keys[1].id",
            "of its own"),
        row("a text for a key", world("keys: [mine]"), key, "write keys and values"),
        row("active as text", key("active: maybe"), key + ".active", "write true or false"),
        row("bad expires", key("token: t\n        expires: soon"), key + ".expires", "like 2030"),
        row("expires, no token", key(expires), key + ".expires", "needs a token"),
        row("empty token", key("token: ''"), key + ".token", "give it a value"),
        row("one permission", key("permissions: '*'"), key + ".permissions", "like [a, b]"));
  }

  private static Stream<Arguments> products() {
    String plan = "catalogue[0].packages[0]";
    return Stream.of(
        row("unknown key", catalogue("{code: x}"), "catalogue[0].code", "known are product"),
        row("no product", catalogue("{name: x}"), "catalogue[0].product", "give it a value"),
        row(
            "duplicate product",
            catalogue("{product: x}, {product: x}"),
            "catalogue[1].product",
            "once"),
        row("unknown key of a type", plan("{code: x}"), plan + ".code", "known are type"),
        row("no type", plan("{name: x}"), plan + ".type", "give it a value"),
        row(
            "duplicate type",
            plan("{type: x}, {type: x}"),
            "catalogue[0].packages[1].type",
            "once"),
        row(
            "on sale as text",
            plan("{type: x, onSale: no way}"),
            plan + ".onSale",
            "true or false"),
        row(
            "size in another spelling",
            sized("040"),
            plan + ".specifications",
            "positive integers"),
        row("size zero", sized("0"), plan + ".specifications", "write positive integers"),
        row("size below zero", sized("-40"), plan + ".specifications", "write positive integers"),
        row("size with a fraction", sized("4.5"), plan + ".specifications", "positive integers"),
        row("size as text", sized("large"), plan + ".specifications", "write positive integers"),
        row("size as an object", sized("{a: 1}"), plan + ".specifications", "a list of texts"));
  }

  private static Arguments row(String mistake, String yaml, String place, String cure) {
    return Arguments.of(mistake, yaml, place, cure);
  }

  private static String world(String line) {
    return "accounts:\n  - id: 7\n    type: reseller\n    " + line + "\n";
  }

  private static String account(String id) {
    return "accounts: [{id: " + id + ", type: reseller, " + KEYS + "}]";
  }

  private static String typed(String type) {
    return "accounts: [{id: 7, type: " + type + ", " + KEYS + "}]";
  }

  private static String second(String id) {
    return "  - {id: " + id + ", type: reseller}\n";
  }

  private static String key(String line) {
    return WorldFileTest.keyWith(line);
  }

  private static String catalogue(String products) {
    return world(KEYS) + "catalogue: [" + products + "]\n";
  }

  private static String plan(String types) {
    return catalogue("{product: newbag, packages: [" + types + "]}");
  }

  private static String sized(String size) {
    return plan("{type: x, specifications: [" + size + "]}");
  }
}
