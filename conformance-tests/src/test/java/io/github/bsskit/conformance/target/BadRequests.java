package io.github.bsskit.conformance.target;

import static io.github.bsskit.conformance.target.BadProfiles.row;
import static io.github.bsskit.conformance.target.BadProfiles.small;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Profiles with an invalid fault or hook; rows like {@link BadProfiles}. */
final class BadRequests {

  private BadRequests() {}

  static Stream<Arguments> table() {
    return Stream.concat(faults(), requests());
  }

  private static Stream<Arguments> faults() {
    String one = "one of request, parameter, header";
    String action = "parameter: {Create: {name: a, value: '{code}'}}";
    return Stream.of(
        row(3, "faults", "has no keys; add " + one, small("faults: {}")),
        row(
            3,
            "faults",
            "has request and parameter; keep " + one,
            fault("request: {url: '/{code}'}, " + action)),
        row(
            3,
            "faults.headers",
            "did you mean header?",
            fault("headers: {name: a, value: '{code}'}")),
        row(3, "faults.request", "has no {code}", fault("request: {url: /f}")),
        row(
            3,
            "faults.request.url",
            "has the unknown placeholder {cod}; did you mean {code}?",
            fault("request: {url: '/{cod}'}")),
        row(
            3,
            "faults.request.url",
            "use one of {action}, {code}",
            fault("request: {url: '/{foo}?{code}'}")),
        row(
            3,
            "faults.request.headers.X",
            "has an unknown placeholder",
            fault("request: {url: '/{code}', headers: {X: '{foo}'}}")),
        row(3, "faults.request.url", "is missing", fault("request: {body: '{code}'}")),
        row(3, "faults.parameter", "has no keys", fault("parameter: {}")),
        row(3, "faults.parameter.Create", "write keys and values", fault("parameter: {Create: a}")),
        row(
            3,
            "faults.parameter.Create.name",
            "is missing",
            fault("parameter: {Create: {value: '{code}'}}")),
        row(
            3,
            "faults.parameter.Create.value",
            "is missing",
            fault("parameter: {Create: {name: a}}")),
        row(
            3,
            "faults.parameter.Create.value",
            "is without {code}",
            fault("parameter: {Create: {name: a, value: b}}")),
        row(3, "faults.header.name", "is missing", fault("header: {value: '{code}'}")),
        row(
            3,
            "faults.header.name",
            "is not a header name",
            fault("header: {name: a b, value: '{code}'}")),
        row(3, "faults.header.value", "is without {code}", fault("header: {name: a, value: b}")),
        row(
            3,
            "faults.header.value",
            "is not a single line",
            fault("header: {name: a, value: \"{code}\\r\\nX: y\"}")));
  }

  private static Stream<Arguments> requests() {
    return Stream.of(
        row(3, "hooks.resett", "did you mean reset?", small("hooks: {resett: {url: /a}}")),
        row(3, "hooks.reset", "is a single value", small("hooks: {reset: /reset}")),
        row(3, "hooks.reset.url", "is missing", hook("method: POST")),
        row(3, "hooks.reset.uri", "did you mean url?", hook("uri: /a, url: /a")),
        row(3, "hooks.reset.url", "is not a URL; use a path like /reset", hook("url: reset")),
        row(3, "hooks.reset.url", "is not a URL", hook("url: '//h/a'")),
        row(3, "hooks.reset.url", "is not a URL", hook("url: 'ftp://h/a'")),
        row(3, "hooks.reset.url", "is not a URL", hook("url: '/a b'")),
        row(3, "hooks.reset.url", "is not a URL", hook("url: '/a#b'")),
        row(3, "hooks.reset.url", "none is replaced here", hook("url: '/{code}'")),
        row(
            3,
            "hooks.reset.method",
            "is \"post\", not a method in capitals; use one like POST",
            hook("method: post, url: /a")),
        row(3, "hooks.reset.headers", "is a list", hook("url: /a, headers: [X]")),
        row(3, "hooks.reset.headers.X", "is empty", hook("url: /a, headers: {X: }")),
        row(
            3,
            "hooks.reset.headers.a b",
            "is not a header name",
            hook("url: /a, headers: {a b: c}")),
        row(
            3,
            "hooks.reset.body",
            "is an object; write a single value",
            hook("url: /a, body: {a: b}")),
        row(
            3,
            "hooks.clock",
            "has no {seconds} in url or body",
            small("hooks: {clock: {url: /a, headers: {X: '{seconds}'}}}")),
        row(
            5,
            "hooks.clock.url",
            "did you mean {seconds}?",
            small("hooks:\n  clock:\n    url: /clock/{second}\n")));
  }

  private static String fault(String more) {
    return small("faults: {" + more + "}");
  }

  private static String hook(String more) {
    return small("hooks: {reset: {" + more + "}}");
  }
}
