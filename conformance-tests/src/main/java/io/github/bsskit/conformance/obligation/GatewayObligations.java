package io.github.bsskit.conformance.obligation;

import io.github.bsskit.conformance.target.Profile;
import io.github.bsskit.rulebook.OperationRule;
import io.github.bsskit.rulebook.Rulebook;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What is owed before an operation sees the call: signatures, keys, nonces, times, formats, and the
 * habits of the official clients.
 *
 * <p>Which error answers is demanded where the gateway's table is sure of it; that a call which
 * must not pass does not pass is demanded in any case.
 */
final class GatewayObligations {

  private GatewayObligations() {}

  static List<Obligation> of(Rulebook rulebook, Profile.Wire wire) {
    OperationRule operation = suited(rulebook);
    List<Obligation> all = new ArrayList<>();
    for (Rulebook.SignatureRule signature : rulebook.signatures()) {
      all.addAll(signed(new GatewayObligationBuilder(rulebook, operation, signature.name()), wire));
    }
    all.addAll(UnsignedObligations.of(operation, wire));
    return all;
  }

  /**
   * One that has parameters, so that there is something to tamper with, and no rate if possible, so
   * that these calls do not use one up.
   */
  private static OperationRule suited(Rulebook rulebook) {
    return rulebook.operations().stream()
        .filter(candidate -> !candidate.parameters().isEmpty())
        .min(Comparator.comparing(candidate -> candidate.rate().isPresent()))
        .orElseThrow(() -> new IllegalArgumentException("paths: no operation has a parameter"));
  }

  private static List<Obligation> signed(GatewayObligationBuilder draws, Profile.Wire wire) {
    SignatureObligations signatures = new SignatureObligations(draws, wire.unsigned());
    FreshnessObligations freshness = new FreshnessObligations(draws);
    KeyObligations keys = new KeyObligations(draws, wire.unsigned());
    TransportVariantObligations otherWays = new TransportVariantObligations(draws);
    ClientObligations clients =
        new ClientObligations(draws.operation(), draws.signature(), draws.valid());
    DispatchObligations dispatch = new DispatchObligations(draws, clients);

    signatures.signatures();
    new TamperingObligations(draws).tampering();
    freshness.nonces();
    freshness.times();
    keys.unknown();
    signatures.incomplete();
    keys.inactive();
    keys.temporary();
    otherWays.byGet();
    otherWays.withATemporaryKey();
    clients.all().forEach(draws::add);
    dispatch.formats();
    if (wire.form() == Profile.WireForm.RPC) {
      dispatch.names();
    }
    return draws.all();
  }
}
