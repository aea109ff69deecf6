package io.github.bsskit.control;

import java.util.Optional;

/**
 * The console: one page that shows what the simulator holds and has seen.
 *
 * <p>Its files tell nothing of the simulator, so that a browser can load them where it cannot send
 * a token yet; all that the page shows comes by calls of the control API.
 */
final class Console {

  private static final String PAGE = "console.html";

  private final WebFiles files = new WebFiles("io/github/bsskit/control/console/", "'self'");

  /** Whether a path is the page's or one of its files'. */
  static boolean isAt(String path) {
    return path.equals(ControlRoutes.CONSOLE) || path.startsWith(ControlRoutes.CONSOLE + "/");
  }

  ControlAnswer page(ControlCall call) {
    return files.find(PAGE, call.terms()).orElseThrow();
  }

  /** The page itself has but one address. */
  ControlAnswer file(ControlCall call) {
    return Optional.of(call.lastPart())
        .filter(name -> !name.equals(PAGE))
        .flatMap(name -> files.find(name, call.terms()))
        .orElseGet(
            () ->
                ControlAnswer.notFound(
                    "the console has no such file; it is at GET " + ControlRoutes.CONSOLE));
  }
}
