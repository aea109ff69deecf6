package io.github.bsskit.simulator.control;

import io.github.bsskit.simulator.gateway.Header;
import java.util.Locale;
import java.util.Optional;

/** The documentation site; public for all clients. */
public final class Docs {

  /** The path of its root. */
  public static final String ROOT = "/docs/";

  /** The class path folder of its files. */
  public static final String FILES = "io/github/bsskit/docs/site/";

  private static final String BARE = "/docs";
  private static final String INDEX = "index.html";

  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
      <meta charset="utf-8">
      <title>%1$s</title>
      <h1>%1$s</h1>
      <p>%2$s</p>
      </html>
      """;

  private final StaticFiles files;

  /**
   * Creates a site.
   *
   * @param files the class path folder of its files, with a trailing slash
   */
  public Docs(String files) {
    // The pages send requests to any simulator that the reader chooses.
    this.files = new StaticFiles(files, "*");
  }

  /** Whether a path, without its query, belongs to the site. */
  public static boolean isAt(String path) {
    return path.equals(BARE) || path.startsWith(ROOT);
  }

  /** Whether this build includes the site. */
  public boolean isThere() {
    return files.has(INDEX);
  }

  /** Returns a page or a file. */
  public ControlResponse handle(String method, String path, ControlRequest.Terms terms) {
    if (!method.equals("GET") && !method.equals("HEAD")) {
      return files.page(
          405,
          page("Method not allowed", "The documentation supports GET and HEAD."),
          new Header("Allow", "GET, HEAD"));
    }
    if (path.equals(BARE)) {
      return moved(ROOT);
    }
    String name = path.substring(ROOT.length());
    boolean isFolder = name.isEmpty() || name.endsWith("/");
    Optional<ControlResponse> found = files.find(isFolder ? name + INDEX : name, terms);
    if (found.isEmpty() && !isFolder && files.has(name + "/" + INDEX)) {
      return moved(path + "/");
    }
    return found.orElseGet(this::notFound);
  }

  private ControlResponse moved(String path) {
    return files.page(
        301,
        page("Moved", "The page is at <a href=\"" + path + "\">" + path + "</a>."),
        new Header("Location", path));
  }

  private ControlResponse notFound() {
    return files.page(
        404,
        isThere()
            ? page(
                "No such page",
                "The documentation has no such page. It starts at <a href=\""
                    + ROOT
                    + "\">"
                    + ROOT
                    + "</a>.")
            : page("No documentation", "This simulator was built without documentation."));
  }

  private static String page(String title, String text) {
    return String.format(Locale.ROOT, PAGE, title, text);
  }
}
