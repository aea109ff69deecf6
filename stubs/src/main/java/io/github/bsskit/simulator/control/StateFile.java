package io.github.bsskit.simulator.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The whole state of a simulator as a JSON file: numbers that many readers of JSON would round are
 * text, and so are times.
 *
 * @param format always {@link #FORMAT}
 * @param version of the format, always {@link #VERSION}
 */
record StateFile(
    String format,
    int version,
    Ids ids,
    Clock clock,
    Map<String, Clock> accountClocks,
    List<Account> accounts,
    List<Ledger> ledgers,
    List<Order> orders,
    List<Nonces> nonces,
    List<Rate> rates,
    List<Fault> faults) {

  static final String FORMAT = "bss-simulator-state";
  static final int VERSION = 1;

  /** All members but those that may be left out, which a reader relies on. */
  StateFile {
    present(format, ids, clock);
    accountClocks = new TreeMap<>(Map.copyOf(accountClocks));
    accounts = List.copyOf(accounts);
    ledgers = List.copyOf(ledgers);
    orders = List.copyOf(orders);
    nonces = List.copyOf(nonces);
    rates = List.copyOf(rates);
    faults = List.copyOf(faults);
  }

  private static void present(Object... members) {
    if (Arrays.asList(members).contains(null)) {
      throw new IllegalArgumentException("a member is missing");
    }
  }

  /** Where ids come from; files written before {@code instanceSalt} was there lack it. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Ids(String random, String instanceSalt, String lastOrderId) {
    Ids {
      present(random, lastOrderId);
    }
  }

  /** {@code shift} is how far the clock is before the machine's, as ISO 8601 has durations. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Clock(String shift, String frozenAt) {
    Clock {
      present(shift);
    }
  }

  /** An account that was made. */
  record Account(
      String id,
      String type,
      String accessKeyId,
      String accessKeySecret,
      List<String> permissions) {
    Account {
      present(id, type, accessKeyId, accessKeySecret);
      permissions = List.copyOf(permissions);
    }
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Ledger(
      String owner,
      String opener,
      String outBizId,
      String amount,
      String currency,
      String openedAt) {
    Ledger {
      present(owner, opener, amount, currency, openedAt);
    }
  }

  record Order(
      String orderId,
      String instanceId,
      String owner,
      String buyer,
      String productCode,
      String packageType,
      String specification,
      int duration,
      String pricingCycle,
      String effectiveAt,
      String orderedAt) {
    Order {
      present(
          orderId,
          instanceId,
          owner,
          buyer,
          productCode,
          packageType,
          specification,
          pricingCycle,
          effectiveAt,
          orderedAt);
    }
  }

  /**
   * Nonces of a key, each by the first 16 hexadecimal digits of its SHA-256, which are forgotten at
   * a time. Files written before have the nonces themselves instead: {@code old} ones, forgotten at
   * {@code turnAt}, and {@code young} ones, forgotten at the turn after that.
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Nonces(
      String accessKeyId,
      String until,
      List<String> hashes,
      List<String> young,
      List<String> old,
      String turnAt) {
    Nonces {
      present(accessKeyId);
      if (turnAt == null) {
        present(until);
        hashes = List.copyOf(hashes);
      } else {
        young = List.copyOf(young);
        old = List.copyOf(old);
      }
    }

    Nonces(String accessKeyId, String until, List<String> hashes) {
      this(accessKeyId, until, hashes, null, null, null);
    }
  }

  record Rate(String account, String action, List<String> calls) {
    Rate {
      present(account, action);
      calls = List.copyOf(calls);
    }
  }

  /** Either {@code code} or {@code fault}; {@code delay} as ISO 8601 has durations. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Fault(
      String id,
      String action,
      String key,
      Map<String, String> parameters,
      String code,
      String fault,
      String delay,
      Integer times,
      int every,
      double probability,
      String seed,
      int seen,
      int met,
      String random) {
    Fault {
      present(id, seed, random);
      parameters = Map.copyOf(parameters);
    }
  }
}
