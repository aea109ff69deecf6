package io.github.bsskit.simulator.domain;

import static io.github.bsskit.contract.ResellerQuotaApi.CreateResellerUserQuotaError.NOT_AUTHORIZED;
import static io.github.bsskit.contract.ResellerQuotaApi.CreateResellerUserQuotaError.RECORD_EXISTS;

import io.github.bsskit.contract.Caller;
import io.github.bsskit.contract.CreateResellerUserQuotaResponse;
import io.github.bsskit.contract.Reply;
import io.github.bsskit.contract.ResellerQuotaApi;
import io.github.bsskit.simulator.api.QuotaLedger;
import io.github.bsskit.simulator.world.WorldState;

/** Opens quota ledgers. */
final class ResellerQuotaService implements ResellerQuotaApi {

  private final WorldState world;

  ResellerQuotaService(WorldState world) {
    this.world = world;
  }

  @Override
  public Reply<CreateResellerUserQuotaResponse, CreateResellerUserQuotaError>
      createResellerUserQuota(Caller caller, CreateResellerUserQuotaRequest request) {
    long owner = request.ownerId().orElse(caller.accountId());
    // S1 has no error for another reseller's account; this one is the closest (I).
    if (!caller.owns(owner)) {
      return Reply.failure(NOT_AUTHORIZED);
    }
    QuotaLedger ledger =
        new QuotaLedger(
            owner,
            caller.accountId(),
            request.outBizId(),
            request.amount(),
            request.currency(),
            world.now(caller.accountId()));
    return world.records().openLedger(ledger)
        ? Reply.success(new CreateResellerUserQuotaResponse())
        : Reply.failure(RECORD_EXISTS);
  }
}
