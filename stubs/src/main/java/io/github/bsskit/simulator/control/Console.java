package io.github.bsskit.simulator.control;

import java.util.Optional;

/**
 * The console: one page that shows what the simulator holds and has seen.
 *
 * <p>Its files tell nothing of the simulator, so that a browser can load them where it cannot send
 * a token yet; all that the page shows comes by calls of the control API.
 */
final class Console {

  private static final String PAGE = "console.html";

  private final StaticFiles files =
      new StaticFiles("io/github/bsskit/simulator/control/console/", "'self'");

  /** Whether a path is the page's or one of its files'. */
  static boolean isAt(String path) {
    return path.equals(ControlRoutes.CONSOLE) || path.startsWith(ControlRoutes.CONSOLE + "/");
  }

  ControlResponse page(ControlRequest call) {
    return files.find(PAGE, call.terms()).orElseThrow();
  }

  /** The page itself has but one address. */
  ControlResponse file(ControlRequest call) {
    return Optional.of(call.lastPart())
        .filter(name -> !name.equals(PAGE))
        .flatMap(name -> files.find(name, call.terms()))
        .orElseGet(
            () ->
                ControlResponse.notFound(
                    "the console has no such file; it is at GET " + ControlRoutes.CONSOLE));
  }
}
