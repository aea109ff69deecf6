package io.github.bsskit.conformance.obligation;

import io.github.bsskit.conformance.target.Profile;
import io.github.bsskit.rulebook.OperationRule;
import io.github.bsskit.rulebook.Rulebook;
import io.github.bsskit.rulebook.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The gateway's obligations, before an operation runs: signatures, keys, nonces, times, formats and
 * the requests of official clients.
 *
 * <p>The exact error is required where the gateway's table is certain; that an invalid call is
 * rejected is always required.
 */
final class GatewayObligations {

  /** The gateway's documentation and recorded traffic. */
  static final Source GATEWAY = new Source(List.of("G"));

  private GatewayObligations() {}

  static List<Obligation> of(Rulebook rulebook, Profile.Wire wire) {
    OperationRule operation = suitable(rulebook);
    List<Obligation> all = new ArrayList<>();
    for (Rulebook.SignatureRule signature : rulebook.signatures()) {
      all.addAll(signed(rulebook, operation, signature.name(), wire));
    }
    all.addAll(UnsignedObligations.of(operation, wire));
    return all;
  }

  /** An operation with parameters to tamper with and, if possible, without a rate limit. */
  static OperationRule suitable(Rulebook rulebook) {
    return rulebook.operations().stream()
        .filter(candidate -> !candidate.parameters().isEmpty())
        .min(Comparator.comparing(candidate -> candidate.rate().isPresent()))
        .orElseThrow(() -> new IllegalArgumentException("paths: no operation has a parameter"));
  }

  /** The rules for signed calls of one operation with one signature. */
  static List<Obligation> signed(
      Rulebook rulebook, OperationRule operation, String signature, Profile.Wire wire) {
    GatewayObligationBuilder builder =
        GatewayObligationBuilder.of("gateway", rulebook, operation, signature);
    SignatureObligations signatures = new SignatureObligations(builder, wire.unsigned());
    FreshnessObligations freshness = new FreshnessObligations(builder);
    KeyObligations keys = new KeyObligations(builder, wire.unsigned());
    TransportVariantObligations variants = new TransportVariantObligations(builder);
    ClientObligations clients = new ClientObligations(builder);
    DispatchObligations dispatch = new DispatchObligations(builder, clients);

    signatures.signatures();
    new TamperingObligations(builder).tampering();
    freshness.nonces();
    freshness.times();
    keys.unknown();
    signatures.incomplete();
    keys.inactive();
    keys.temporary();
    variants.byGet();
    variants.withTemporaryKey();
    clients.all();
    dispatch.formats();
    boolean isRpc = wire.form() == Profile.WireForm.RPC;
    if (isRpc) {
      dispatch.names();
    }
    new GatewayValueObligations(builder, isRpc).all();
    return builder.all();
  }
}
