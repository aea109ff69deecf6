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

/** What a reader is told of an obligation: where it stands, what it says, where that is from. */
class AddressesTest {

  private static final String ADDRESS = "[A-Za-z0-9.-]+(/[A-Za-z0-9.+-]+)+";
  private static final String NUMBERED = "[0-9]+|[a-z]+[0-9]+|(case|test|row|example)-[0-9]+";
  private static final Pattern SENTENCE = Pattern.compile("[\\p{L}0-9-](?s:.*)[.]");
  private static final Pattern SECOND_SENTENCE = Pattern.compile("[.] +\\p{Lu}");
  private static final Set<String> GROUPS =
      Set.of("CreateResellerUserQuota", "CreateResourcePackage", "gateway", "response");
  private static final String THIRD = "CloseResellerUserQuota";

  /** Whatever a target's wire is, and with an operation more. */
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
  void anAddressIsMadeOfNames(List<Obligation> obligations) {
    assertThat(obligations).extracting(Obligation::address).doesNotHaveDuplicates();
    assertThat(without(obligations, owed -> owed.address().matches(ADDRESS))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("lists")
  void noNameIsARunningNumber(List<Obligation> obligations) {
    assertThat(
            without(
                obligations,
                owed ->
                    Stream.of(owed.address().split("/")).noneMatch(name -> name.matches(NUMBERED))))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("lists")
  void anAddressBeginsWithWhatItIsAbout(List<Obligation> obligations) {
    assertThat(
            without(
                obligations, owed -> GROUPS.contains(owed.group()) || owed.group().equals(THIRD)))
        .isEmpty();
  }

  /** The message of an error stands at a statement's end as the page prints it. */
  @ParameterizedTest
  @MethodSource("lists")
  void aStatementIsOneSentence(List<Obligation> obligations) {
    assertThat(
            without(
                obligations,
                owed -> {
                  String own = owed.statement().replaceFirst("(?s) says: .+", ".");
                  return SENTENCE.matcher(own).matches()
                      && !SECOND_SENTENCE.matcher(own).find()
                      && !own.matches(".*(\\.\\.|Optional|\\[]).*");
                }))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("lists")
  void everythingHasASource(List<Obligation> obligations) {
    Set<String> labels = Set.of("S1", "S2", "M", "G", "I");

    assertThat(
            without(
                obligations,
                owed ->
                    !owed.source().labels().isEmpty()
                        && labels.containsAll(owed.source().labels())))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("lists")
  void whatIsOnlyOurReadingIsNeverDemanded(List<Obligation> obligations) {
    assertThat(
            without(
                obligations,
                owed ->
                    !owed.source().isInterpretation() || owed.demand() == Demand.INTERPRETATION))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("lists")
  void whatIsNotDemandedSaysThatItIsAReading(List<Obligation> obligations) {
    assertThat(
            without(
                obligations,
                owed ->
                    owed.demand() != Demand.INTERPRETATION || owed.source().labels().contains("I")))
        .isEmpty();
  }

  /** A page or the metadata may be demanded as it stands: nothing else is left that could be. */
  @ParameterizedTest
  @MethodSource("lists")
  void somethingIsDemandedOfEveryOperation(List<Obligation> obligations) {
    for (String group : GROUPS) {
      assertThat(obligations)
          .as(group)
          .anyMatch(owed -> owed.group().equals(group) && owed.demand() == Demand.DOCUMENTED);
    }
  }

  /** What does not keep a rule, as a reader sees it. */
  private static List<String> without(List<Obligation> obligations, Predicate<Obligation> rule) {
    return obligations.stream()
        .filter(rule.negate())
        .map(
            owed ->
                owed.address()
                    + " ("
                    + owed.source()
                    + ", "
                    + owed.demand()
                    + "): "
                    + owed.statement())
        .toList();
  }

  private static Profile.Wire wire(
      Profile.WireForm form, boolean verified, List<String> signatures) {
    return new Profile.Wire(form, signatures, verified, true, List.of("JSON", "XML"));
  }
}
