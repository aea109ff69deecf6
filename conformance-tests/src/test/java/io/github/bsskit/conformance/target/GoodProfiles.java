package io.github.bsskit.conformance.target;

import java.util.stream.Stream;

/** Valid profiles, each with something that might be taken for an error. */
final class GoodProfiles {

  private GoodProfiles() {}

  static Stream<String> table() {
    return Stream.of(files(), keys(), values(), requests()).flatMap(rows -> rows);
  }

  private static Stream<String> files() {
    return Stream.of(
        ProfileFileTest.SMALL,
        ProfileFileTest.WHOLE,
        ProfileFile.template(),
        "{\"target\": \"http://h\", \"keys\": {\"full\": {\"id\": \"a\", \"secret\": \"b\"}}}",
        "target: http://h\nwire: {signatures: []}",
        "target: http://h\nwire: {signatures: []}\nkeys: {denied: {id: a, secret: b}}",
        small("wire: {}\nowners: {}\ncatalogue: {}\nhooks: {}"),
        small("wire: {form: \"rpc\", signatures: [V1, V3], formats: [XML, JSON]}"),
        small("wire: {verified: false, unsigned: true}"));
  }

  private static Stream<String> keys() {
    return Stream.of(
        "target: http://h\nkeys: {full: {id: 7, secret: 0123}}",
        "target: http://h\nkeys: {full: {id: true, secret: 1.5}}",
        "target: http://h\nkeys: {full: {id: a, secret: 'null'}}",
        "target: http://h\nkeys: {full: {id: a, secret: b, token: c, owners: 7}}",
        "target: http://h\nkeys: {full: {id: a, secret: b, owners: [7, '8', 9-10]}}",
        "target: http://h\n"
            + "keys: {full: [{id: a, secret: b}], sts: [{id: c, secret: d, token: e}]}");
  }

  private static Stream<String> values() {
    return Stream.of(
        target("http://localhost"),
        target("https://bss.example.com:8443/a/b/"),
        target("http://[::1]:8080"),
        target("http://127.0.0.1:8080/"),
        target("http://h/a%20b"),
        small("owners: {fresh: 239000000}"),
        small("owners: {fresh: 239000000-239999999, foreign: 9223372036854775807}"),
        small("owners: {fresh: 1 - 9, foreign: '10'}"),
        small("owners: {fresh: [7, 8-9, '10']}"),
        small("catalogue: {specification: 40}"),
        small("catalogue: {product: ossbag, notOnSale: 1.0}"),
        small("rateLimit: enforced"),
        small("rateLimit: none"),
        small("timeLimit: 0.1"),
        small("timeLimit: 600"),
        small("timeLimit: 2.50"),
        small("live: true\npaid: false"));
  }

  private static Stream<String> requests() {
    return Stream.of(
        small("faults: {request: {url: '/f/{action}/{code}'}}"),
        small("faults: {request: {url: /f, headers: {X: 'a {code} b', Y: 'c'}}}"),
        small("faults: {request: {url: 'https://h:1/f?c={code}', method: PUT}}"),
        small("faults: {request: {url: /f, body: '{\"a\":{\"code\":\"{code}\"},\"b\":{foo}}'}}"),
        small(
            "faults: {parameter: {A: {name: n, value: '{code}'}, B: {name: 7, value: 'x{code}'}}}"),
        small("faults: {header: {name: Prefer, value: 'code={code}, for={action}'}}"),
        small("hooks: {reset: {url: /}}"),
        small("hooks: {reset: {url: 'http://h'}}"),
        small("hooks: {reset: {url: 'http://h?all=1', headers: {X-Count: 1}, body: 7}}"),
        small("hooks: {reset: {url: /a, headers: {Accept: '{\"a\": 1}'}}}"),
        small("hooks: {clock: {url: '/clock/{seconds}', method: PATCH}}"),
        small(
            "hooks: {clock: {url: /clock, headers: {X: '{seconds}'}, body: '{\"s\":{seconds}}'}}"),
        small("hooks: {refill: {url: /a%20b, body: '{}'}}"));
  }

  private static String small(String more) {
    return ProfileFileTest.SMALL + more;
  }

  private static String target(String url) {
    return "target: " + url + "\nkeys: {full: {id: a, secret: b}}";
  }
}
