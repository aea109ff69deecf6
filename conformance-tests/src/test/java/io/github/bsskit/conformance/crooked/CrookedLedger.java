package io.github.bsskit.conformance.crooked;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;

/** Servers that keep quota ledgers wrong. */
enum CrookedLedger implements Crooked {
  LEDGER_NEVER_UNIQUE(
      "the same quota can be created again and again",
      "CreateResellerUserQuota/sequence/*",
      b -> b.opensLedger = keys -> true),

  FIRST_REPEAT_ACCEPTED(
      "a repeated creation is rejected only the second time",
      "CreateResellerUserQuota/sequence/*",
      b -> {
        Set<String> forgiven = ConcurrentHashMap.newKeySet();
        b.opensLedger = keys -> b.world.openLedger(keys) || forgiven.add(keys.get(0));
      }),

  REPEAT_KNOWN_BY_CONNECTION(
      "a repeated create is recognised only on its connection",
      "CreateResellerUserQuota/sequence/*",
      b -> b.ledgerKeys = each(call -> call.http.connection())),

  REPEAT_KNOWN_BY_FORMAT(
      "a repeated create is recognised only in the same format",
      "CreateResellerUserQuota/sequence/*",
      b -> b.ledgerKeys = each(Call::xml)),

  REPEAT_KNOWN_BY_SIGNATURE(
      "a repeated create is recognised only under the same signature version",
      "CreateResellerUserQuota/sequence/*",
      b -> b.ledgerKeys = each(Call::v3)),

  REPEAT_KNOWN_BY_METHOD(
      "a repeated create is recognised only by the same method",
      "CreateResellerUserQuota/sequence/*",
      b -> b.ledgerKeys = each(Call::method)),

  REPEAT_KNOWN_BY_PLACE(
      "a repeated create is recognised only where its parameters stand in the same place",
      "CreateResellerUserQuota/sequence/*",
      b -> b.ledgerKeys = each(call -> call.form.pairs().isEmpty())),

  REPEAT_WITHOUT_OWNER_ACCEPTED(
      "a create that names no owner can be repeated",
      "CreateResellerUserQuota/sequence/repeat-without-an-owner",
      b ->
          b.ledgerKeys =
              call ->
                  call.has("OwnerId")
                      ? Behaviour.ledgerKeys(call)
                      : List.of("any " + Behaviour.newRequestId())),

  ONLY_LAST_LEDGER_KNOWN(
      "A, B, A: the second A is a success",
      "CreateResellerUserQuota/sequence/*",
      b -> {
        AtomicReference<List<String>> last = new AtomicReference<>(List.of());
        b.opensLedger = keys -> !last.getAndSet(keys).equals(keys);
      }),

  LEDGER_LOST_AFTER_THREE(
      "three creates later a ledger is forgotten",
      "CreateResellerUserQuota/sequence/*",
      b -> {
        Set<String> recent = lastThree();
        b.opensLedger = keys -> recent.add(keys.get(0));
      }),

  ONE_LEDGER_FOR_ALL(
      "every second creation is rejected",
      "CreateResellerUserQuota/sequence/* | CreateResellerUserQuota/*/valid/*",
      b -> b.ledgerKeys = call -> List.of("the only one")),

  LEDGER_BY_CURRENCY(
      "one ledger for each Currency and no more",
      "CreateResellerUserQuota/sequence/* | CreateResellerUserQuota/*/valid/*",
      b -> b.ledgerKeys = call -> List.of(call.value("Currency"))),

  REJECTED_CREATE_LEAVES_LEDGER(
      "a rejected creation leaves its ledger",
      "CreateResellerUserQuota/sequence/*",
      b -> b.quota.steps.first("ledger")),

  DENIED_CREATE_LEAVES_LEDGER(
      "a create with a key that may not do it leaves its ledger",
      "CreateResellerUserQuota/sequence/* | CreateResellerUserQuota/caller/*",
      b ->
          b.quota.steps.first(
              "early",
              call -> {
                if (!call.key.allowed()) {
                  b.world.openLedger(b.ledgerKeys.apply(call));
                }
              })),

  FAULT_LEAVES_LEDGER(
      "a create that fails by itself leaves its ledger", "", b -> b.quota.steps.last("fault")),

  PLAN_BLOCKS_QUOTA(
      "a resource plan counts as a quota of its owner",
      "CreateResellerUserQuota/sequence/* | CreateResourcePackage/sequence/* | */generated/*",
      b -> b.plan.steps.add("leak", call -> b.world.openLedger(List.of("owner " + call.owner())))),

  QUOTA_BLOCKS_PLAN(
      "no resource plan is sold to an account that has a quota",
      "CreateResourcePackage/sequence/* | CreateResellerUserQuota/sequence/* | */generated/*",
      b ->
          b.plan.steps.require(
              "leak",
              call -> !b.world.hasLedger(List.of("owner " + call.owner())),
              b.plan.error("InvalidParameter"))),

  EQUAL_CREATES_ALL_SUCCEED(
      "concurrent creations all succeed: looked up first, written a moment later",
      "CreateResellerUserQuota/race/*",
      b ->
          b.opensLedger =
              keys -> {
                boolean free = !b.world.hasLedger(keys);
                Pause.millis(40);
                b.world.openLedger(keys);
                return free;
              }),

  EQUAL_CREATES_ALL_REJECTED(
      "of identical concurrent creations none succeeds",
      "CreateResellerUserQuota/race/*",
      b ->
          b.opensLedger =
              keys -> {
                boolean free = b.world.openLedger(keys);
                Pause.millis(10);
                return free && b.inFlight.get() == 1;
              });

  private final Variant variant;
  private final String expected;

  CrookedLedger(String defect, String expected, Consumer<Behaviour> change) {
    this.variant = new Variant(defect, change);
    this.expected = expected;
  }

  @Override
  public Variant variant() {
    return variant;
  }

  @Override
  public String expected() {
    return expected;
  }

  /** Ledgers that are unique only within this scope. */
  private static Function<Call, List<String>> each(Function<Call, Object> common) {
    return call ->
        Behaviour.ledgerKeys(call).stream().map(key -> key + " " + common.apply(call)).toList();
  }

  private static Set<String> lastThree() {
    Map<String, Boolean> eldestLeave =
        new LinkedHashMap<>() {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > 3;
          }
        };
    return Collections.synchronizedSet(Collections.newSetFromMap(eldestLeave));
  }
}
