package io.github.bsskit.simulator.control;

import java.util.Optional;

/**
 * The console: a page with the simulator's state and calls. Its files have no data of the
 * simulator; the page loads all data from the control API.
 */
final class Console {

  private static final String PAGE = "console.html";

  private final StaticFiles files =
      new StaticFiles("io/github/bsskit/simulator/control/console/", "'self'");

  /** Whether a path is that of the page or one of its files. */
  static boolean isAt(String path) {
    return path.equals(ControlRoutes.CONSOLE) || path.startsWith(ControlRoutes.CONSOLE + "/");
  }

  ControlResponse page(ControlRequest request) {
    return files.find(PAGE, request.terms()).orElseThrow();
  }

  ControlResponse file(ControlRequest request) {
    return Optional.of(request.lastSegment())
        .filter(name -> !name.equals(PAGE))
        .flatMap(name -> files.find(name, request.terms()))
        .orElseGet(
            () ->
                ControlResponse.notFound(
                    "the console has no such file: open " + ControlRoutes.CONSOLE));
  }
}
