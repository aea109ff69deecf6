package io.github.bsskit.conformance.target;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Invalid profiles: the line and key path that the message must name, the fix, the text. */
final class BadProfiles {

  private BadProfiles() {}

  /** Errors that the schema finds, so that editors show them too. */
  static Stream<Arguments> forBoth() {
    return Stream.of(shapes(), wires(), keys(), owners(), values(), BadRequests.table())
        .flatMap(rows -> rows);
  }

  /** Texts that are not one YAML document. */
  static Stream<Arguments> notYaml() {
    return Stream.of(
        row(3, "the file", "has a key that is not a text", small("[live]: true")),
        row(1, "is not YAML:", "quotes and brackets", "target: ["),
        row(2, "is not YAML:", "indent with spaces", "wire:\n\tform: rpc\n"),
        row(3, "is not YAML:", "indentation", "wire:\n  form: rpc\n live: true\n"),
        row(1, "is not YAML:", "in quotes", "target: *somewhere"),
        row(3, "is not YAML:", "delete this line", small("---\nlive: true\n")),
        row(2, "has a control", "UTF-8", "live: true\npaid: \u0007"));
  }

  /** Errors that JSON Schema cannot express, or that its parsers do not report. */
  static Stream<Arguments> beyondASchema() {
    return Stream.of(
        row(
            4,
            "live",
            "has a duplicate, first in line 3; keep one",
            small("live: true\nlive: false")),
        row(
            2,
            "keys.full",
            "has a duplicate, first in line 2",
            key("full", "id: a, id: b, secret: c")),
        row(3, "owners.fresh", "is \"9-8\"", fresh("9-8")),
        row(3, "owners.fresh", "is \"1-9223372036854775808\"", fresh("1-9223372036854775808")),
        row(3, "owners.fresh[1]", "list each account only once", fresh("[7-9, 8]")),
        row(3, "owners.foreign", "is in owners.fresh", fresh("7-9, foreign: 8")),
        row(1, "target", "or give it on the command line", "keys: {full: {id: a, secret: b}}"),
        row(1, "target", "without a valid host", target("http://h:70000")));
  }

  private static Stream<Arguments> shapes() {
    String write = "write a profile, as --init-profile does";
    return Stream.of(
        row(1, "has no keys", write, ""),
        row(1, "has no keys", write, "# nothing but a comment\n"),
        row(1, "has no keys", write, "~"),
        row(2, "has no keys", write, "\nhttp://127.0.0.1:8080"),
        row(1, "has no keys", write, "[target]"),
        row(3, "targets", "did you mean target? use one of target, wire", small("targets: x")),
        row(
            3,
            "colour",
            "is not a known key; use one of target, wire, keys, owners",
            small("colour: red")),
        row(3, "wire", "is empty; give it a value, or leave it out", small("wire:")),
        row(3, "hooks", "is empty", small("hooks: null")));
  }

  private static Stream<Arguments> wires() {
    return Stream.of(
        row(3, "wire", "is a list; write keys and values", small("wire: [rpc]")),
        row(3, "wire", "is a single value; write keys and values", small("wire: rpc")),
        row(3, "wire.from", "did you mean form?", small("wire: {from: rpc}")),
        row(3, "wire.form", "did you mean rpc? use one of rpc, openapi", wire("form: rcp")),
        row(3, "wire.form", "is \"rest\"; use one of rpc, openapi", wire("form: rest")),
        row(3, "wire.form", "is an object; use one of", wire("form: {rpc: true}")),
        row(3, "wire.signatures", "write a list, like [V3, V1]", wire("signatures: V3")),
        row(3, "wire.signatures[1]", "use one of V3, V1", wire("signatures: [V1, V2]")),
        row(
            3,
            "wire.signatures",
            "has a duplicate; list each value once",
            wire("signatures: [V1, V1]")),
        row(3, "wire.signatures[0]", "is empty", wire("signatures: [~]")),
        row(3, "wire.formats", "is an empty list; add an item", wire("formats: []")),
        row(3, "wire.formats[0]", "did you mean JSON?", wire("formats: [json]")),
        row(3, "wire.verified", "is \"yes\"; write true or false", wire("verified: yes")),
        row(3, "wire.verified", "without quotes", wire("verified: 'true'")),
        row(3, "wire.unsigned", "is a list; write true or false", wire("unsigned: [true]")),
        row(6, "wire.formats[1]", "XLM", small("wire:\n  formats:\n    - JSON\n    - XLM\n")));
  }

  private static Stream<Arguments> keys() {
    String fix = "or set wire.signatures to []";
    return Stream.of(
        row(1, "keys", fix, "target: http://h"),
        row(2, "keys.full", fix, "target: http://h\nkeys: {denied: {id: a, secret: b}}"),
        row(2, "keys.admin", "use one of full, denied", key("admin", "id: a, secret: b")),
        row(2, "keys.ful", "did you mean full?", key("ful", "id: a, secret: b")),
        row(2, "keys.full", "is a single value", "target: http://h\nkeys: {full: abc}"),
        row(2, "keys.full", "is an empty list; add an item", "target: http://h\nkeys: {full: []}"),
        row(2, "keys.full[0]", "is a list", "target: http://h\nkeys: {full: [[]]}"),
        row(2, "keys.full.id", "is missing; give it a value", key("full", "secret: b")),
        row(2, "keys.full.secret", "is missing; give it a value", key("full", "id: a")),
        row(2, "keys.full.id", "is empty", key("full", "id: '', secret: b")),
        row(2, "keys.full.secret", "is empty", key("full", "id: a, secret: ")),
        row(
            2,
            "keys.full.secret",
            "is a list; write a single value",
            key("full", "id: a, secret: []")),
        row(2, "keys.full.screct", "did you mean secret?", key("full", "id: a, screct: b")),
        row(2, "keys.full", "has an unknown key; use one of id, secret", key("full", "name: a")),
        row(2, "keys.full.token", "is empty", key("full", "id: a, secret: b, token: null")),
        row(2, "keys.full.owners", "like 239000000", key("full", "id: a, secret: b, owners: me")),
        row(
            3,
            "keys.sts.token",
            "is missing",
            small("").replace("}}", "},\n  sts: {id: a, secret: b}}")),
        row(
            5,
            "keys.full[1].secret",
            "is missing",
            "target: http://h\nkeys:\n  full:\n    - {id: a, secret: b}\n    - {id: c}\n"),
        row(
            4,
            "keys.expired.token",
            "is missing",
            "target: http://h\n"
                + "keys:\n"
                + "  full: {id: a, secret: b}\n"
                + "  expired:\n"
                + "    id: c\n"
                + "    secret: d\n"));
  }

  private static Stream<Arguments> owners() {
    return Stream.of(
        row(3, "owners", "write keys and values", small("owners: 7")),
        row(3, "owners.frehs", "did you mean fresh?", small("owners: {frehs: 7}")),
        row(3, "owners.fresh", "is \"0\", not an account", fresh("0")),
        row(3, "owners.fresh", "is \"-7\"", fresh("-7")),
        row(3, "owners.fresh", "is \"07\"", fresh("07")),
        row(3, "owners.fresh", "239000000-239999999", fresh("9223372036854775808")),
        row(3, "owners.fresh", "is \"7.5\"", fresh("7.5")),
        row(3, "owners.fresh", "is \"1-2-3\"", fresh("1-2-3")),
        row(3, "owners.fresh", "is \"8-\"", fresh("8-")),
        row(3, "owners.fresh", "is an empty list", fresh("[]")),
        row(3, "owners.fresh[1]", "is \"x\"", fresh("[7, x]")),
        row(3, "owners.fresh[0]", "is a list", fresh("[[7]]")),
        row(
            3,
            "owners.foreign",
            "is \"7-8\", not an account number",
            small("owners: {foreign: 7-8}")),
        row(3, "owners.foreign", "is a list", small("owners: {foreign: [7]}")));
  }

  private static Stream<Arguments> values() {
    return Stream.of(
        row(1, "target", "without http:// or https://", target("ftp://h")),
        row(1, "target", "without http:// or https://", target("127.0.0.1")),
        row(1, "target", "not a URL; use one like http://127", target("http://a b")),
        row(1, "target", "without a valid host", target("http:///path")),
        row(1, "target", "with a query or fragment", target("http://h/?a=b")),
        row(1, "target", "with a query or fragment", target("'http://h/#a'")),
        row(1, "target", "credentials belong in keys", target("http://me@h")),
        row(1, "target", "is a list", target("[http://h]")),
        row(1, "target", "is empty", target("")),
        row(3, "catalogue.produkt", "did you mean product?", small("catalogue: {produkt: x}")),
        row(3, "catalogue.product", "is a list", small("catalogue: {product: [x]}")),
        row(3, "catalogue.specification", "is empty", small("catalogue: {specification: ' '}")),
        row(3, "rateLimit", "use one of enforced, none", small("rateLimit: true")),
        row(3, "timeLimit", "not a number from 0.1 to 600", small("timeLimit: 0")),
        row(3, "timeLimit", "is \"601\"", small("timeLimit: 601")),
        row(3, "timeLimit", "is \"10s\"", small("timeLimit: 10s")),
        row(3, "timeLimit", "without quotes", small("timeLimit: '10'")),
        row(3, "live", "write true or false", small("live: True")),
        row(4, "paid", "write true or false", small("live: true\npaid: 1")));
  }

  static Arguments row(int line, String place, String fix, String yaml) {
    return Arguments.of(line, place, fix, yaml);
  }

  /** A valid profile of two lines, with more. */
  static String small(String more) {
    return ProfileFileTest.SMALL + more;
  }

  private static String wire(String more) {
    return small("wire: {" + more + "}");
  }

  private static String key(String role, String fields) {
    return "target: http://h\nkeys: {" + role + ": {" + fields + "}}";
  }

  private static String target(String url) {
    return "target: " + url + "\nkeys: {full: {id: a, secret: b}}";
  }

  private static String fresh(String owners) {
    return small("owners: {fresh: " + owners + "}");
  }
}
