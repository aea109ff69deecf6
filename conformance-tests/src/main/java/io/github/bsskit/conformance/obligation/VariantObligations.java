package io.github.bsskit.conformance.obligation;

import io.github.bsskit.conformance.obligation.Obligation.Demand;
import io.github.bsskit.conformance.obligation.TransportVariant.Dimensions;
import io.github.bsskit.conformance.target.CallStyle;
import io.github.bsskit.conformance.target.Profile;
import io.github.bsskit.conformance.target.Profile.Role;
import io.github.bsskit.rulebook.OperationRule;
import io.github.bsskit.rulebook.Rulebook;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every rule in every way that it can be called: a rule that holds for one signature, method,
 * placement, format, connection or operation may be missing for another.
 *
 * <p>The obligations are those of the operations and of the gateway, called in other ways.
 */
final class VariantObligations {

  /** The gateway's rules, by topic and name; each stands for others that are checked alike. */
  private static final List<String> OF_GATEWAY =
      List.of(
          "signature/wrong-secret",
          "signature/first-character",
          "signature/absent",
          "signature/without-Timestamp",
          "signature/without-SignatureNonce",
          "tampering/POST-query-changed",
          "tampering/parameter-added",
          "nonce/replayed",
          "nonce/used-by-another-call",
          "time/hour-old",
          "time/hour-ahead",
          "time/no-zone",
          "key/unknown",
          "key/absent",
          "key/inactive",
          "key/temporary-without-token",
          "key/temporary-with-a-wrong-token",
          "key/expired",
          "action/unknown",
          "action/lower-case",
          "version/another");

  /** The clearest of the values that one rule of a parameter is tried with, first. */
  private static final List<String> CLEAREST =
      List.of("absent", "letters", "other", "no-such", "Year", "ordinary", "above-short");

  private final Rulebook rulebook;
  private final Profile.Wire wire;
  private final boolean thorough;
  private final List<Obligation> all = new ArrayList<>();

  private VariantObligations(Rulebook rulebook, Profile.Wire wire, boolean thorough) {
    this.rulebook = rulebook;
    this.wire = wire;
    this.thorough = thorough;
  }

  /**
   * The obligations.
   *
   * @param ofOperations the obligations of parameters, callers and sequences
   * @param thorough whether all combinations are tried instead of all pairs
   */
  static List<Obligation> of(
      Rulebook rulebook, Profile.Wire wire, List<Obligation> ofOperations, boolean thorough) {
    VariantObligations variants = new VariantObligations(rulebook, wire, thorough);
    if (!wire.formats().isEmpty()) {
      variants.operations(ofOperations);
      variants.gateway();
    }
    return variants.all;
  }

  private void operations(List<Obligation> originals) {
    List<Obligation> varied = originals.stream().filter(VariantObligations::isVaried).toList();
    Map<String, Obligation> rules = new LinkedHashMap<>();
    varied.forEach(original -> rules.merge(original.rule(), original, VariantObligations::clearer));
    for (Obligation original : varied) {
      if (thorough || rules.containsValue(original)) {
        ofOperation(original);
      } else {
        elsewhere(original);
      }
    }
  }

  /** A further sample is tried in one way besides the usual one, which its name decides. */
  private void elsewhere(Obligation original) {
    List<TransportVariant> ways = variants(original, new Dimensions(false, false), true);
    TransportVariant way = ways.get(Math.floorMod(original.address().hashCode(), ways.size()));
    all.add(varied(original, address(original), way));
  }

  /** A required obligation whose calls have no style of their own. */
  private static boolean isVaried(Obligation original) {
    boolean isRule =
        original.steps().size() == 1 && original.steps().get(0).single().isPresent()
            || original.matches("*/fault")
            || original.matches("*/sequence/repeat");
    return isRule
        && original.demand() != Demand.INTERPRETATION
        && !original.matches("*/call")
        && original.templates().stream()
            .allMatch(call -> call.style().equals(CallStyle.DEFAULT) && call.mutations().isEmpty());
  }

  private static Obligation clearer(Obligation one, Obligation other) {
    return Stream.of(one, other).min(Comparator.comparing(VariantObligations::clarity)).get();
  }

  private static int clarity(Obligation original) {
    String address = original.address();
    int place = CLEAREST.indexOf(address.substring(address.lastIndexOf('/') + 1));
    return place < 0 ? CLEAREST.size() : place;
  }

  private void ofOperation(Obligation original) {
    boolean isSigned = !wire.signatures().isEmpty();
    Dimensions dimensions = new Dimensions(canFollow(original), isSigned && isByFullKey(original));
    for (TransportVariant variant : variants(original, dimensions, thorough)) {
      all.add(varied(original, address(original), variant));
    }
  }

  private List<TransportVariant> variants(
      Obligation original, Dimensions dimensions, boolean every) {
    List<String> signatures = wire.signatures().isEmpty() ? List.of("") : signatures();
    OperationRule operation = original.templates().get(0).operation();
    return TransportVariant.of(operation, signatures, wire, dimensions, every);
  }

  private static String address(Obligation original) {
    return original.address().replaceFirst("/", "/variant/");
  }

  private List<String> signatures() {
    return rulebook.signatures().stream()
        .map(Rulebook.SignatureRule::name)
        .filter(wire.signatures()::contains)
        .toList();
  }

  private static boolean canFollow(Obligation original) {
    return original.steps().stream().allMatch(step -> step instanceof Step.Send);
  }

  private static boolean isByFullKey(Obligation original) {
    return Stream.concat(original.templates().stream(), original.baseline().stream())
        .allMatch(call -> call.role() == Role.FULL);
  }

  /** Targets whose operations check requests themselves may forget a rule in one of them. */
  private void gateway() {
    for (OperationRule operation : rulebook.operations()) {
      Map<String, Map<String, Obligation>> rules = new LinkedHashMap<>();
      for (String signature : signatures()) {
        GatewayObligations.signed(rulebook, operation, signature, wire)
            .forEach(
                original ->
                    rules
                        .computeIfAbsent(original.rule(), rule -> new HashMap<>())
                        .put(signature, original));
      }
      for (String rule : OF_GATEWAY) {
        // without names of operations there are no rules about them
        Optional.ofNullable(rules.get("gateway/" + rule))
            .ifPresent(originals -> ofGateway(operation, rule, originals));
      }
    }
  }

  private void ofGateway(OperationRule operation, String rule, Map<String, Obligation> originals) {
    List<String> signatures = signatures().stream().filter(originals::containsKey).toList();
    Obligation any = originals.get(signatures.get(0));
    Dimensions dimensions = new Dimensions(canFollow(any), isByFullKey(any));
    for (TransportVariant variant :
        TransportVariant.of(operation, signatures, wire, dimensions, thorough)) {
      Obligation original = originals.get(variant.style().signature());
      all.add(varied(original, operation.name() + "/variant/" + rule, variant));
    }
  }

  private static Obligation varied(Obligation original, String address, TransportVariant variant) {
    List<Step> steps =
        original.steps().stream().map(step -> varied(step, original, variant)).toList();
    CallTemplate valid =
        variant.applyTo(original.baseline().orElse(CallTemplate.valid(variant.operation())));
    boolean isProvisioned = original.demand() == Demand.PROVISIONED || variant.role() != Role.FULL;
    return new Obligation(
        address + "/" + variant.address(),
        original.rule(),
        original.statement().replaceFirst("\\.$", "") + " (" + variant.description() + ").",
        original.source(),
        isProvisioned ? Demand.PROVISIONED : original.demand(),
        Optional.of(valid),
        variant.used() ? List.of(onOneConnection(valid, steps)) : steps,
        original.needs());
  }

  private static Step varied(Step step, Obligation original, TransportVariant variant) {
    if (!(step instanceof Step.Send send)) {
      return step;
    }
    // a call in the usual way prepares the same rule for every way
    boolean staysOrdinary = send.prepares() && canFollow(original);
    CallTemplate call = send.template();
    return new Step.Send(
        staysOrdinary ? variant.sign(call) : variant.applyTo(call),
        send.expectation(),
        send.prepares());
  }

  private static Step onOneConnection(CallTemplate valid, List<Step> steps) {
    List<Step.Send> sends = new ArrayList<>();
    sends.add(new Step.Send(valid.relabeled("before"), Expectation.success()));
    steps.forEach(step -> sends.add((Step.Send) step));
    return Step.Batch.onOneConnection(sends.toArray(new Step.Send[0]));
  }
}
