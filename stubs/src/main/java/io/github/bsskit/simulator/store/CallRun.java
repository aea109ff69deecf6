package io.github.bsskit.simulator.store;

import io.github.bsskit.simulator.api.Order;
import io.github.bsskit.simulator.api.QuotaLedger;
import io.github.bsskit.simulator.store.CallSteps.Admission;
import io.github.bsskit.simulator.store.CallSteps.NonceUse;
import io.github.bsskit.simulator.world.ArmedFaults;
import io.github.bsskit.simulator.world.StoredJournal.StoredCall;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * A call whose steps are collected, and kept together at its end. Until then each step is taken to
 * be possible. If one was not, the call runs again and gets the known results: those of the steps
 * that were kept, and of the one that was not possible.
 */
final class CallRun {

  private final String requestId;
  private final SqlRecords records;

  /** Whether nothing has been kept yet, so that facts may still be out of date. */
  private boolean isFresh;

  private OptionalLong version = OptionalLong.empty();

  // What this run has collected.
  private Optional<NonceUse> nonce;
  private Optional<Admission> admission;
  private Optional<QuotaLedger> ledger;
  private Optional<Order> order;
  private Optional<StoredCall> entry;

  // What is known from what was kept; empty if it is not known.
  private Optional<Boolean> hasUsedNonce = Optional.empty();
  private Optional<Optional<Duration>> wait = Optional.empty();
  private Optional<Boolean> hasOpened = Optional.empty();
  private Optional<Order> placed = Optional.empty();
  private Optional<Optional<ArmedFaults.Armed>> met = Optional.empty();

  /**
   * A call.
   *
   * @param isFresh whether it begins, so that it must be of the present state
   */
  CallRun(String requestId, SqlRecords records, boolean isFresh) {
    this.requestId = requestId;
    this.records = records;
    this.isFresh = isFresh;
  }

  <T> T run(Supplier<T> call) {
    while (true) {
      begin();
      try {
        T result = call.get();
        keep();
        return result;
      } catch (RunAgainException again) {
        // With what is known now.
      }
    }
  }

  private void begin() {
    // Read before the facts: if they change in the meantime, the call runs again.
    version = isFresh ? OptionalLong.of(records.version()) : OptionalLong.empty();
    forget();
  }

  private void forget() {
    nonce = Optional.empty();
    admission = Optional.empty();
    ledger = Optional.empty();
    order = Optional.empty();
    entry = Optional.empty();
  }

  /** Keeps what has been collected so far. */
  void keep() {
    if (!isFresh
        && nonce.isEmpty()
        && admission.isEmpty()
        && ledger.isEmpty()
        && order.isEmpty()
        && entry.isEmpty()) {
      return;
    }
    CallResult result =
        records.keep(
            new CallSteps(
                records.generation(), version, requestId, nonce, admission, ledger, order, entry));
    switch (result.failed()) {
      case STATE -> records.refresh();
      case NONCE -> hasUsedNonce = Optional.of(false);
      case ADMISSION -> {
        knowNonce();
        wait = Optional.of(Optional.of(result.retryAfter()));
      }
      case LEDGER -> {
        knowNonce();
        knowAdmission();
        hasOpened = Optional.of(false);
      }
      case NONE -> {
        knowAll();
        return;
      }
    }
    isFresh = isFresh && result.failed() == CallResult.Step.STATE;
    throw new RunAgainException();
  }

  private void knowNonce() {
    nonce.ifPresent(used -> hasUsedNonce = Optional.of(true));
  }

  private void knowAdmission() {
    admission.ifPresent(admitted -> wait = Optional.of(Optional.empty()));
  }

  private void knowAll() {
    knowNonce();
    knowAdmission();
    ledger.ifPresent(
        opened -> {
          hasOpened = Optional.of(true);
          records.count(opened);
        });
    order.ifPresent(
        kept -> {
          placed = order;
          records.count(kept);
        });
    isFresh = false;
    version = OptionalLong.empty();
    forget();
  }

  boolean useNonce(NonceUse use) {
    if (hasUsedNonce.isEmpty()) {
      nonce = Optional.of(use);
    }
    return hasUsedNonce.orElse(true);
  }

  Optional<Duration> admit(Admission wanted) {
    if (wait.isEmpty()) {
      admission = Optional.of(wanted);
    }
    return wait.orElse(Optional.empty());
  }

  /**
   * Meets a fault, after what was collected has been kept.
   *
   * @param canApply whether there may be one
   */
  Optional<ArmedFaults.Armed> meetFault(
      BooleanSupplier canApply, Supplier<Optional<ArmedFaults.Armed>> step) {
    if (met.isEmpty() && canApply.getAsBoolean()) {
      keep();
      met = Optional.of(step.get());
    }
    return met.orElse(Optional.empty());
  }

  boolean openLedger(QuotaLedger opened) {
    if (hasOpened.isEmpty()) {
      ledger = Optional.of(opened);
    }
    return hasOpened.orElse(true);
  }

  Order placeOrder(Supplier<Order> maker) {
    if (placed.isPresent()) {
      return placed.get();
    }
    Order made = maker.get();
    order = Optional.of(made);
    return made;
  }

  void append(StoredCall call) {
    entry = Optional.of(call);
  }
}
