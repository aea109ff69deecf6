package io.github.bsskit.docs;

import io.github.bsskit.rulebook.ErrorRule;
import io.github.bsskit.rulebook.Source;
import java.util.ArrayList;
import java.util.List;

/** Collects the facts of a page, each with the checks that test it. */
final class FactList {

  /** A place of the page, and what the facts there are about. */
  final class Place {

    private final String anchor;
    private final String subject;

    private Place(String anchor, String subject) {
      this.anchor = anchor;
      this.subject = subject;
    }

    /**
     * Adds a fact.
     *
     * @param patterns the addresses of its checks; see {@link ObligationIndex#at}
     */
    Place add(String kind, String value, Source source, String... patterns) {
      facts.add(new Fact(page, anchor, kind, subject, value, source, checks.at(patterns)));
      return this;
    }
  }

  private final String page;
  private final ObligationIndex checks;
  private final List<Fact> facts = new ArrayList<>();

  FactList(String page, ObligationIndex checks) {
    this.page = page;
    this.checks = checks;
  }

  Place at(String anchor, String subject) {
    return new Place(anchor, subject);
  }

  void error(ErrorRule error, Source source) {
    String value = error.status() + " " + error.message();
    String anchor = "error-" + error.name();
    facts.add(new Fact(page, anchor, "error", error.code(), value, source, checks.of(page, error)));
  }

  List<Fact> facts() {
    return facts;
  }
}
