package io.github.bsskit.conformance.report;

import io.github.bsskit.conformance.check.Finding.Fact;
import io.github.bsskit.conformance.target.SafeText;
import java.util.List;
import java.util.Map;

/**
 * A group of findings with one cause, with the field names of the page's template.
 *
 * @param headline the cause
 * @param facts what proves it
 * @param count the number of findings
 * @param links the findings, the first ones
 * @param more the number of findings without link, in words; may be empty
 */
record HtmlCause(
    VerdictBadge verdict,
    String headline,
    List<Fact> facts,
    int count,
    List<Link> links,
    String more) {

  private static final int MOST_LINKS = 12;

  /** A link to a finding. */
  record Link(String id, String address) {}

  static List<HtmlCause> of(RunReport report, Map<String, String> ids) {
    return ShownGroup.of(report).stream().map(group -> of(group, ids)).toList();
  }

  private static HtmlCause of(ShownGroup group, Map<String, String> ids) {
    List<String> addresses = group.addresses();
    int hidden = Math.max(0, addresses.size() - MOST_LINKS);
    return new HtmlCause(
        VerdictBadge.of(group.first().verdict()),
        SafeText.line(group.headline()),
        group.proof().stream()
            .map(fact -> new Fact(fact.key(), SafeText.line(fact.value())))
            .toList(),
        addresses.size(),
        addresses.stream()
            .limit(MOST_LINKS)
            .map(address -> new Link(ids.get(address), address))
            .toList(),
        hidden == 0 ? "" : "and " + hidden + " more");
  }
}
