package io.github.bsskit.simulator.control;

import io.github.bsskit.contract.DocumentedError;
import io.github.bsskit.simulator.api.Order;
import io.github.bsskit.simulator.api.QuotaLedger;
import io.github.bsskit.simulator.world.Fault;
import io.github.bsskit.simulator.world.MovableClock;
import io.github.bsskit.simulator.world.Schedule;
import io.github.bsskit.simulator.world.WorldSnapshot;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Turns the state of a world into a file. */
final class StateWriter {

  private StateWriter() {}

  static StateFile write(WorldSnapshot state) {
    Map<String, StateFile.Clock> clocks = new TreeMap<>();
    state.clocks().forEach((account, hands) -> clocks.put(account.toString(), clock(hands)));
    return new StateFile(
        StateFile.FORMAT,
        StateFile.VERSION,
        ids(state),
        clock(state.clock()),
        clocks,
        state.accounts().stream().map(StateWriter::account).toList(),
        state.ledgers().stream().map(StateWriter::ledger).toList(),
        state.orders().stream().map(StateWriter::order).toList(),
        state.nonces().stream().map(StateWriter::nonces).toList(),
        state.rates().stream().map(StateWriter::rate).toList(),
        state.faults().stream().map(StateWriter::fault).toList());
  }

  private static StateFile.Clock clock(MovableClock.ClockState hands) {
    return new StateFile.Clock(
        hands.shift().toString(), hands.frozenAt().map(Instant::toString).orElse(null));
  }

  private static StateFile.Account account(WorldSnapshot.Made made) {
    return new StateFile.Account(
        Long.toString(made.id()),
        made.type().toString(),
        made.keyId(),
        made.secret(),
        made.permissions());
  }

  private static StateFile.Ledger ledger(QuotaLedger ledger) {
    return new StateFile.Ledger(
        Long.toString(ledger.owner()),
        Long.toString(ledger.opener()),
        ledger.outBizId().orElse(null),
        ledger.amount(),
        ledger.currency().wire(),
        ledger.openedAt().toString());
  }

  private static StateFile.Order order(Order order) {
    return new StateFile.Order(
        Long.toString(order.orderId()),
        order.instanceId(),
        Long.toString(order.owner()),
        Long.toString(order.buyer()),
        order.plan().productCode(),
        order.plan().packageType(),
        order.plan().specification(),
        order.plan().duration(),
        order.plan().pricingCycle().wire(),
        order.plan().effectiveAt().toString(),
        order.orderedAt().toString());
  }

  private static StateFile.Ids ids(WorldSnapshot state) {
    return new StateFile.Ids(
        Long.toString(state.random()),
        state.instanceSalt().isPresent() ? Long.toString(state.instanceSalt().getAsLong()) : null,
        Long.toString(state.lastOrderId()));
  }

  private static StateFile.Nonces nonces(WorldSnapshot.Used used) {
    HexFormat hex = HexFormat.of();
    List<String> hashes = used.marks().stream().map(hex::toHexDigits).toList();
    return new StateFile.Nonces(used.keyId(), used.until().toString(), hashes);
  }

  private static StateFile.Rate rate(WorldSnapshot.Window window) {
    List<String> calls = window.calls().stream().map(Instant::toString).toList();
    return new StateFile.Rate(Long.toString(window.accountId()), window.action(), calls);
  }

  private static StateFile.Fault fault(WorldSnapshot.Pending pending) {
    Fault fault = pending.fault();
    Schedule schedule = fault.schedule();
    Optional<Fault.TransportFault> mishap =
        fault.effect().fold(answer -> Optional.empty(), Optional::of);
    Optional<DocumentedError> error =
        fault.effect().fold(answer -> Optional.of(answer.error()), no -> Optional.empty());
    return new StateFile.Fault(
        pending.id(),
        fault.match().action().orElse(null),
        fault.match().keyId().orElse(null),
        fault.match().parameters(),
        error.map(DocumentedError::code).orElse(null),
        mishap.map(what -> what.kind().toString()).orElse(null),
        mishap.map(what -> what.delay().toString()).orElse(null),
        schedule.times().isPresent() ? schedule.times().getAsInt() : null,
        schedule.every(),
        schedule.probability(),
        Long.toString(schedule.seed()),
        pending.seen(),
        pending.met(),
        Long.toString(pending.random()));
  }
}
