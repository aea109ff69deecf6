package io.github.bsskit.conformance.report;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;

/**
 * Renders a run as one self-contained HTML page that is readable without scripts. Since it shows
 * responses of a foreign server, its content security policy allows only its own style and script.
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
