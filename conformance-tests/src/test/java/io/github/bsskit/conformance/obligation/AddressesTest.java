package io.github.bsskit.conformance.obligation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.bsskit.conformance.obligation.Obligation.Demand;
import io.github.bsskit.conformance.target.Profile;
import io.github.bsskit.rulebook.Rulebook;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Address, statement and source of every obligation. */
class AddressesTest {

  private static final String ADDRESS = "[A-Za-z0-9.-]+(/[A-Za-z0-9.+-]+)+";
  private static final String NUMBERED = "[0-9]+|[a-z]+[0-9]+|(case|test|row|example)-[0-9]+";
  private static final Pattern SENTENCE = Pattern.compile("[\\p{L}0-9-](?s:.*)[.]");
  private static final Pattern SECOND_SENTENCE = Pattern.compile("[.] +\\p{Lu}");
  private static final Set<String> GROUPS =
      Set.of("CreateResellerUserQuota", "CreateResourcePackage", "gateway", "response");
  private static final String THIRD = "CloseResellerUserQuota";

  /** The obligations for different kinds of target, and for a contract with a third operation. */
  static Stream<Arguments> lists() {
    Rulebook rulebook = Rulebook.load();
    Profile.Wire rpc = wire(Profile.WireForm.RPC, true, List.of("V3", "V1"));
    Profile.Wire openapi = wire(Profile.WireForm.OPENAPI, false, List.of());
    Rulebook third = Rulebook.read(SpecText.withAThirdOperation());
    return Stream.of(
        arguments(named("RPC", Obligations.of(rulebook, rpc))),
        arguments(named("OpenAPI", Obligations.of(rulebook, openapi))),
        arguments(named("a third operation", Obligations.of(third, rpc))));
  }

  @ParameterizedTest
  @MethodSource("lists")
  void addressesConsistOfNames(List<Obligation> obligations) {
    assertThat(obligations).extracting(Obligation::address).doesNotHaveDuplicates();
    assertThat(without(obligations, obligation -> obligation.address().matches(ADDRESS))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("lists")
  void noNameIsANumber(List<Obligation> obligations) {
    assertThat(
            without(
                obligations,
                obligation ->
                    Stream.of(obligation.address().split("/"))
                        .noneMatch(name -> name.matches(NUMBERED))))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("lists")
  void addressesBeginWithTheirGroup(List<Obligation> obligations) {
    assertThat(
            without(
                obligations,
                obligation ->
                    GROUPS.contains(obligation.group()) || obligation.group().equals(THIRD)))
        .isEmpty();
  }

  /** The documented message of an error ends its statement, as the page prints it. */
  @ParameterizedTest
  @MethodSource("lists")
  void statementsAreOneSentence(List<Obligation> obligations) {
    assertThat(
            without(
                obligations,
                obligation -> {
                  String own =
                      obligation
                          .statement()
                          .replaceFirst("(?s)^(The message of .+?) is: .+", "$1.");
                  return SENTENCE.matcher(own).matches()
                      && !SECOND_SENTENCE.matcher(own).find()
                      && !own.matches(".*(\\.\\.|Optional|\\[]).*");
                }))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("lists")
  void everyObligationHasASource(List<Obligation> obligations) {
    Set<String> labels = Set.of("S1", "S2", "M", "G", "I");

    assertThat(
            without(
                obligations,
                obligation ->
                    !obligation.source().labels().isEmpty()
                        && labels.containsAll(obligation.source().labels())))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("lists")
  void interpretationsAreNeverRequired(List<Obligation> obligations) {
    assertThat(
            without(
                obligations,
                obligation ->
                    !obligation.source().isInterpretation()
                        || obligation.demand() == Demand.INTERPRETATION))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("lists")
  void observedObligationsHaveInterpretationAsSource(List<Obligation> obligations) {
    assertThat(
            without(
                obligations,
                obligation ->
                    obligation.demand() != Demand.INTERPRETATION
                        || obligation.source().labels().contains("I")))
        .isEmpty();
  }

  /** So that no group consists of interpretations only. */
  @ParameterizedTest
  @MethodSource("lists")
  void everyGroupHasADocumentedObligation(List<Obligation> obligations) {
    for (String group : GROUPS) {
      assertThat(obligations)
          .as(group)
          .anyMatch(
              obligation ->
                  obligation.group().equals(group) && obligation.demand() == Demand.DOCUMENTED);
    }
  }

  /** Obligations that break a rule, one line each. */
  private static List<String> without(List<Obligation> obligations, Predicate<Obligation> rule) {
    return obligations.stream()
        .filter(rule.negate())
        .map(
            obligation ->
                obligation.address()
                    + " ("
                    + obligation.source()
                    + ", "
                    + obligation.demand()
                    + "): "
                    + obligation.statement())
        .toList();
  }

  private static Profile.Wire wire(
      Profile.WireForm form, boolean verified, List<String> signatures) {
    return new Profile.Wire(form, signatures, verified, true, List.of("JSON", "XML"));
  }
}
