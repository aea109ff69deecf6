package io.github.bsskit.conformance.obligation;

import io.github.bsskit.conformance.obligation.CoverageTable.Column;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Why a fact is not tried in some way of calling.
 *
 * @param mark one letter, for a table
 * @param why one sentence
 * @param facts a regular expression that matches the facts
 * @param columns the ways of calling
 */
public record CoverageReason(String mark, String why, String facts, Set<Column> columns) {

  private static final Set<Column> ANY = EnumSet.allOf(Column.class);
  private static final Set<Column> CALLER = EnumSet.of(Column.PERMANENT, Column.TEMPORARY);

  /** All reasons, the most particular first. */
  static final List<CoverageReason> ALL =
      List.of(
          new CoverageReason(
              "a",
              "V3 names the key in Authorization, which signature/absent removes.",
              "gateway/key/absent",
              EnumSet.of(Column.V3)),
          new CoverageReason(
              "b",
              "The fact is about other kinds of key.",
              ".*/(caller|key)/.*|.*/sequence/denied-then-allowed",
              CALLER),
          new CoverageReason(
              "c",
              "Nothing documented changes with time.",
              "(?!gateway/(nonce|time)/|.*/rate-limit/|.*/sequence/repeat$).*",
              EnumSet.of(Column.LATER)),
          new CoverageReason(
              "d",
              "The check is itself about certain ways of calling.",
              ".*/(style|xml|call|connection|race|generated)(/.*)?|gateway/(client|canonical|format|malformed|unsigned|method)/.*",
              ANY),
          new CoverageReason(
              "e",
              "One more sample of a rule that is tried in every way under another name.",
              "gateway/(signature|tampering|nonce|time|key|action|version)/.*|.*/signature/.*",
              ANY),
          new CoverageReason(
              "f",
              "State does not depend on the way of calling; sequence/repeat is tried in every way.",
              ".*/sequence/.*",
              ANY),
          new CoverageReason(
              "g",
              "The fault is arranged by a request of its own before the call.",
              ".*/fault/.*",
              EnumSet.of(Column.USED)),
          new CoverageReason(
              "h", "Using up the rate in every way would take too long.", ".*/rate-limit/.*", ANY),
          new CoverageReason(
              "i",
              "Two rules broken at once; each alone is tried in every way.",
              ".*/order/.*",
              ANY));

  /** The reason for a fact and a way of calling; empty if none is known. */
  static Optional<CoverageReason> of(String fact, Column column) {
    return ALL.stream()
        .filter(reason -> reason.columns.contains(column) && fact.matches(reason.facts))
        .findFirst();
  }
}
