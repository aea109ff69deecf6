package io.github.bsskit.conformance.target;

import static io.github.bsskit.conformance.target.BadProfiles.row;
import static io.github.bsskit.conformance.target.BadProfiles.small;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Profiles with a mistake in what the target can be asked to do; rows like {@link BadProfiles}. */
final class BadRequests {

  private BadRequests() {}

  static Stream<Arguments> table() {
    return Stream.concat(faults(), requests());
  }

  private static Stream<Arguments> faults() {
    String one = "give one of request, parameter, header";
    String action = "parameter: {Create: {name: a, value: '{code}'}}";
    return Stream.of(
        row(3, "faults", "has none; " + one, small("faults: {}")),
        row(
            3,
            "faults",
            "request and parameter; " + one,
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
            "has {cod} that is not filled in; did you mean {code}?",
            fault("request: {url: '/{cod}'}")),
        row(
            3,
            "faults.request.url",
            "filled in here are {action}, {code}",
            fault("request: {url: '/{foo}?{code}'}")),
        row(
            3,
            "faults.request.headers.X",
            "has a {name} that is not filled in",
            fault("request: {url: '/{code}', headers: {X: '{foo}'}}")),
        row(3, "faults.request.url", "is missing", fault("request: {body: '{code}'}")),
        row(3, "faults.parameter", "names no action", fault("parameter: {}")),
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
            "has no {code}",
            fault("parameter: {Create: {name: a, value: b}}")),
        row(3, "faults.header.name", "is missing", fault("header: {value: '{code}'}")),
        row(
            3,
            "faults.header.name",
            "is no name of a header",
            fault("header: {name: a b, value: '{code}'}")),
        row(3, "faults.header.value", "has no {code}", fault("header: {name: a, value: b}")),
        row(
            3,
            "faults.header.value",
            "line break",
            fault("header: {name: a, value: \"{code}\\r\\nX: y\"}")));
  }

  private static Stream<Arguments> requests() {
    return Stream.of(
        row(3, "hooks.resett", "did you mean reset?", small("hooks: {resett: {url: /a}}")),
        row(3, "hooks.reset", "is a single value", small("hooks: {reset: /reset}")),
        row(3, "hooks.reset.url", "is missing", hook("method: POST")),
        row(3, "hooks.reset.uri", "did you mean url?", hook("uri: /a, url: /a")),
        row(3, "hooks.reset.url", "is no URL; write a path like /reset", hook("url: reset")),
        row(3, "hooks.reset.url", "is no URL", hook("url: '//h/a'")),
        row(3, "hooks.reset.url", "is no URL", hook("url: 'ftp://h/a'")),
        row(3, "hooks.reset.url", "is no URL", hook("url: '/a b'")),
        row(3, "hooks.reset.url", "is no URL", hook("url: '/a#b'")),
        row(3, "hooks.reset.url", "nothing is filled in here", hook("url: '/{code}'")),
        row(3, "hooks.reset.method", "in capitals, like POST", hook("method: post, url: /a")),
        row(3, "hooks.reset.headers", "is a list", hook("url: /a, headers: [X]")),
        row(3, "hooks.reset.headers.X", "is empty", hook("url: /a, headers: {X: }")),
        row(
            3,
            "hooks.reset.headers.a b",
            "no name of a header",
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
