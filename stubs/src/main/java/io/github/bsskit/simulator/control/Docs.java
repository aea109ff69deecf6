package io.github.bsskit.simulator.control;

import io.github.bsskit.simulator.gateway.Header;
import java.util.Optional;

/**
 * The documentation site, which is public reading matter: for everybody who reaches the simulator.
 */
public final class Docs {

  /** Where it begins. */
  public static final String ROOT = "/docs/";

  /** Where the site's own jar has its files on the class path. */
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
   * A site.
   *
   * @param files the folder of the class path that has its files, with a slash at the end
   */
  public Docs(String files) {
    // Its pages call whatever simulator the reader names.
    this.files = new StaticFiles(files, "*");
  }

  /** Whether a path is one of the site's, as it came and without the query. */
  public static boolean isAt(String path) {
    return path.equals(BARE) || path.startsWith(ROOT);
  }

  /** Whether there is a site at all: a build may do without. */
  public boolean isThere() {
    return files.has(INDEX);
  }

  /** Gives a page or a file of the site. */
  public ControlResponse answer(String method, String path, ControlRequest.Terms terms) {
    if (!method.equals("GET") && !method.equals("HEAD")) {
      return files.page(
          405,
          page("For reading only", "The documentation takes GET and HEAD."),
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
        page("Moved", "The page is at <a href=\"%1$s\">%1$s</a>.".formatted(path)),
        new Header("Location", path));
  }

  private ControlResponse notFound() {
    return files.page(
        404,
        isThere()
            ? page(
                "No such page",
                "The documentation has no such page; it begins at <a href=\"%1$s\">%1$s</a>."
                    .formatted(ROOT))
            : page(
                "No documentation",
                "This simulator was built without the documentation that other builds have at "
                    + ROOT
                    + "."));
  }

  private static String page(String title, String text) {
    return PAGE.formatted(title, text);
  }
}
