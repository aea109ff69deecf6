package io.github.bsskit.conformance.report;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;

/**
 * Tells a run on one page that needs nothing else: no network, no other file, and no script to be
 * read. It shows what a foreign server answered, so its own policy allows its own style and script
 * only, whatever else might come to stand in it.
 */
public final class HtmlReport {

  private static final Template TEMPLATE =
      Mustache.compiler().emptyStringIsFalse(true).compile(ReportAsset.named("report.html").text());

  private HtmlReport() {}

  /** The page. */
  public static String render(RunReport report) {
    return TEMPLATE.execute(new HtmlPage(report));
  }
}
