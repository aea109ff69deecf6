package io.github.bsskit.simulator.world;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** World files with one mistake each, its line and place, and the fix that the message names. */
final class BrokenWorlds {

  private static final String KEYS = "keys: [{id: mine, secret: minesecret}]";

  private BrokenWorlds() {}

  static Stream<Arguments> table() {
    return Stream.of(files(), accounts(), keys(), products()).flatMap(rows -> rows);
  }

  private static Stream<Arguments> files() {
    String keys = "use keys and values";
    return Stream.of(
        row("empty file", 1, "", "the file", keys),
        row("only a comment", 1, "# accounts\n", "the file", keys),
        row("null", 1, "~", "the file", keys),
        row("a text", 1, "accounts", "the file", keys),
        row("a list for the file", 1, "[1, 2]", "the file", keys),
        row("unknown key", 1, "account: []", "account", "use one of accounts, catalogue"),
        row("not YAML", 1, "accounts: [", "invalid YAML:", "expected the node content"),
        row("a tab", 2, "accounts:\n\t- id: 7\n", "invalid YAML:", "Do not use \\t(TAB)"),
        row(
            "wrong indentation",
            3,
            "accounts:\n  - id: 7\n type: x\n",
            "invalid YAML:",
            "expected <block end>"),
        row("a control character", 1, "accounts: \u0007", "invalid YAML:", "special characters"),
        row("a late one", 3, "accounts: []\n\nkeys: \u001b[1m", "invalid YAML:", "0x1b"),
        row("duplicate YAML key", 2, "accounts: []\naccounts: []\n", "invalid YAML:", "'accounts'"),
        row(
            "two documents",
            5,
            world(KEYS) + "---\naccounts: []\n",
            "another document",
            "use only one"),
        row("no accounts", 1, "accounts: []", "accounts", "give one account a key"),
        row("accounts without keys", 2, world("name: x"), "accounts", "give one account a key"),
        row("accounts left out", 1, "catalogue: []", "accounts", "give one account a key"));
  }

  private static Stream<Arguments> accounts() {
    return Stream.of(
        row("an object for a list", 1, "accounts: {id: 7}", "accounts", "use [a, b]"),
        row("a text for an object", 1, "accounts: [mine]", "accounts[0]", "use keys and values"),
        row("a list for an object", 1, "accounts: [[]]", "accounts[0]", "use keys and values"),
        row("null for an object", 1, "accounts: [~]", "accounts[0]", "use keys and values"),
        row("unknown key", 4, world("kind: x"), "accounts[0].kind", "use one of id, name, type"),
        row("no id", 1, "accounts: [{type: reseller}]", "accounts[0].id", "give it a value"),
        row("negative id", 1, account("-7"), "accounts[0].id", "use a positive number"),
        row("id zero", 1, account("0"), "accounts[0].id", "use a positive number"),
        row("id as text", 1, account("seven"), "accounts[0].id", "use a positive number"),
        row("id with a fraction", 1, account("7.5"), "accounts[0].id", "use a positive number"),
        row(
            "id too large",
            1,
            account("99999999999999999999"),
            "accounts[0].id",
            "use a positive number"),
        row(
            "id in another spelling",
            1,
            account("0100"),
            "accounts[0].id",
            "use a positive number"),
        row("id as a list", 1, account("[7]"), "accounts[0].id", "not a single value"),
        row("duplicate account", 5, world(KEYS) + second("7"), "accounts[1].id", "its own"),
        row("no type", 1, "accounts: [{id: 7}]", "accounts[0].type", "give it a value"),
        row("bad type", 1, typed("boss"), "accounts[0].type", "reseller, agency, standard"),
        row(
            "range backwards",
            4,
            world("owns: [9-8]"),
            "accounts[0].owns[0]",
            "such as 239000111 or"),
        row(
            "range of three",
            4,
            world("owns: [1-2-3]"),
            "accounts[0].owns[0]",
            "such as 239000111 or"),
        row(
            "range of text",
            4,
            world("owns: [a-b]"),
            "accounts[0].owns[0]",
            "such as 239000111 or"),
        row(
            "range from zero",
            4,
            world("owns: [0-8]"),
            "accounts[0].owns[0]",
            "such as 239000111 or"),
        row(
            "range without end",
            4,
            world("owns: ['8-']"),
            "accounts[0].owns[0]",
            "such as 239000111 or"),
        row(
            "owner in another spelling",
            4,
            world("owns: [0777]"),
            "accounts[0].owns[0]",
            "such as 239000111"),
        row(
            "negative in owns",
            4,
            world("owns: [-8]"),
            "accounts[0].owns[0]",
            "such as 239000111 or"),
        row("a single value for a list", 4, world("owns: 8-9"), "accounts[0].owns", "use [a, b]"),
        row("object in owns", 4, world("owns: [{a: 1}]"), "accounts[0].owns[0]", "use text"),
        row("null in owns", 4, world("owns: [~]"), "accounts[0].owns[0]", "such as 239000111 or"));
  }

  private static Stream<Arguments> keys() {
    String key = "accounts[0].keys[0]";
    String expires = "expires: 2030-01-01T00:00:00Z";
    return Stream.of(
        row("empty permissions", 7, key("permissions:"), key + ".permissions", "or leave it out"),
        row("unknown key", 7, key("color: red"), key + ".color", "use one of id, secret, token"),
        row("no id", 4, world("keys: [{secret: s}]"), key + ".id", "give it a value"),
        row("no secret", 4, world("keys: [{id: mine}]"), key + ".secret", "give it a value"),
        row("empty secret", 4, world("keys: [{id: mine, secret: ''}]"), key + ".secret", "a value"),
        row(
            "no value for secret",
            4,
            world("keys: [{id: mine, secret: }]"),
            key + ".secret",
            "a value"),
        row(
            "secret as a list",
            4,
            world("keys: [{id: m, secret: []}]"),
            key + ".secret",
            "use text"),
        row(
            "duplicate key",
            4,
            world("keys: [{id: mine, secret: a}, {id: mine, secret: b}]"),
            "accounts[0].keys[1].id",
            "its own"),
        row("a text for a key", 4, world("keys: [mine]"), key, "use keys and values"),
        row("active as text", 7, key("active: maybe"), key + ".active", "use true or false"),
        row(
            "bad expires",
            8,
            key("token: t\n        expires: soon"),
            key + ".expires",
            "such as 2030"),
        row("expires, no token", 7, key(expires), key + ".expires", "needs a token"),
        row("empty token", 7, key("token: ''"), key + ".token", "give it a value"),
        row("one permission", 7, key("permissions: '*'"), key + ".permissions", "use [a, b]"));
  }

  private static Stream<Arguments> products() {
    String plan = "catalogue[0].packages[0]";
    return Stream.of(
        row("unknown key", 5, catalogue("{code: x}"), "catalogue[0].code", "use one of product"),
        row("no product", 5, catalogue("{name: x}"), "catalogue[0].product", "give it a value"),
        row(
            "duplicate product",
            5,
            catalogue("{product: x}, {product: x}"),
            "catalogue[1].product",
            "once"),
        row("unknown key of a type", 5, plan("{code: x}"), plan + ".code", "use one of type"),
        row("no type", 5, plan("{name: x}"), plan + ".type", "give it a value"),
        row(
            "duplicate type",
            5,
            plan("{type: x}, {type: x}"),
            "catalogue[0].packages[1].type",
            "once"),
        row(
            "on sale as text",
            5,
            plan("{type: x, onSale: no way}"),
            plan + ".onSale",
            "use true or false"),
        row(
            "size in another spelling",
            5,
            sized("040"),
            plan + ".specifications[0]",
            "use a positive integer"),
        row("size zero", 5, sized("0"), plan + ".specifications[0]", "use a positive integer"),
        row(
            "size below zero",
            5,
            sized("-40"),
            plan + ".specifications[0]",
            "use a positive integer"),
        row(
            "size with a fraction",
            5,
            sized("4.5"),
            plan + ".specifications[0]",
            "use a positive integer"),
        row(
            "size as text",
            5,
            sized("large"),
            plan + ".specifications[0]",
            "use a positive integer"),
        row("size as an object", 5, sized("{a: 1}"), plan + ".specifications[0]", "use text"));
  }

  private static Arguments row(String mistake, int line, String yaml, String place, String fix) {
    return Arguments.of(mistake, line, yaml, place, fix);
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
