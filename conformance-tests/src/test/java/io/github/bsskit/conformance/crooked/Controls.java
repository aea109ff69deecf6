package io.github.bsskit.conformance.crooked;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The control routes of the server: {@code POST /faults}, {@code /reset}, {@code /clock} and {@code
 * /refill}.
 */
final class Controls {

  private static final Pattern ACTION = Pattern.compile("\"action\"\\s*:\\s*\"([^\"]*)\"");
  private static final Pattern CODE = Pattern.compile("\"code\"\\s*:\\s*\"([^\"]*)\"");

  private final Behaviour behaviour;

  Controls(Behaviour behaviour) {
    this.behaviour = behaviour;
  }

  /** The response to a control request; null for other requests. */
  Outgoing respond(Incoming http) {
    if (behaviour.servesProfile && http.path().equals("/__admin/bss/profile")) {
      return new Outgoing(200, "application/yaml", Profile.of(behaviour));
    }
    if (!http.method().equals("POST")) {
      return null;
    }
    return switch (http.path()) {
      case "/faults" -> inject(new String(http.body(), StandardCharsets.UTF_8));
      case "/reset" -> {
        behaviour.world.reset();
        yield refill();
      }
      case "/refill" -> refill();
      case "/clock" -> {
        behaviour.world.advance(Long.parseLong(http.query().replace("seconds=", "")));
        yield new Outgoing(200, Rendering.JSON_TYPE, "{}");
      }
      default -> null;
    };
  }

  private Outgoing refill() {
    if (behaviour.refills.getAsBoolean()) {
      behaviour.world.refill();
    }
    return new Outgoing(200, Rendering.JSON_TYPE, "{}");
  }

  private Outgoing inject(String body) {
    Matcher action = ACTION.matcher(body);
    Matcher code = CODE.matcher(body);
    try {
      if (action.find() && code.find()) {
        String name = action.group(1);
        behaviour.world.inject(name, Rejection.injected(name, code.group(1)));
        return new Outgoing(200, Rendering.JSON_TYPE, "{}");
      }
    } catch (IllegalArgumentException e) {
      // an undocumented code is rejected below
    }
    return new Outgoing(400, Rendering.JSON_TYPE, "{}");
  }
}
