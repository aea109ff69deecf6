package io.github.bsskit.conformance.crooked;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Servers with wrong orders or order numbers. */
enum CrookedOrder implements Crooked {
  ORDER_ID_AS_TEXT(
      "OrderId is a string",
      "CreateResourcePackage/success/OrderId/type",
      b ->
          b.onSuccess(
              Rejection.PLAN,
              a -> a.fields.put("OrderId", String.valueOf(a.fields.get("OrderId"))))),

  ORDER_ID_IN_DATA_AS_TEXT(
      "OrderId inside Data is a string",
      "CreateResourcePackage/success/Data.OrderId/type",
      b ->
          b.onSuccess(
              Rejection.PLAN,
              a -> a.data().put("OrderId", String.valueOf(a.fields.get("OrderId"))))),

  ORDER_ID_ROUNDED_BY_JAVA(
      "every OrderId went through a double",
      "CreateResourcePackage/success/OrderId/* | CreateResourcePackage/sequence/* |"
          + " CreateResourcePackage/generated/* | CreateResourcePackage/race/*",
      b -> b.orderId = call -> (long) (double) b.world.nextOrder()),

  ORDER_ID_ROUNDED_BY_JAVASCRIPT(
      "every OrderId went through a number of JavaScript",
      "CreateResourcePackage/success/OrderId/* | CreateResourcePackage/sequence/* |"
          + " CreateResourcePackage/generated/* | CreateResourcePackage/race/*",
      b -> b.orderId = call -> new BigDecimal(Double.toString(b.world.nextOrder())).longValue()),

  ORDER_ID_ROUNDED_OUTSIDE_DATA(
      "OrderId went through a double, but not inside Data",
      "CreateResourcePackage/success/OrderId/* | CreateResourcePackage/success/Data.OrderId/* |"
          + " CreateResourcePackage/sequence/*",
      b ->
          b.onSuccess(
              Rejection.PLAN,
              a -> a.fields.put("OrderId", (long) (double) (Long) a.fields.get("OrderId")))),

  ORDER_ID_DIFFERS_IN_DATA(
      "OrderId inside Data is another number",
      "CreateResourcePackage/success/Data.OrderId/* | CreateResourcePackage/success/OrderId/* |"
          + " CreateResourcePackage/sequence/*",
      b -> b.onSuccess(Rejection.PLAN, a -> a.data().put("OrderId", b.world.nextOrder()))),

  ORDER_ID_CONSTANT(
      "every order has the same OrderId",
      "CreateResourcePackage/success/OrderId/* | CreateResourcePackage/sequence/* |"
          + " CreateResourcePackage/generated/* | CreateResourcePackage/race/*",
      b -> b.orderId = call -> 202407022550621777L),

  ORDER_ID_OF_REQUEST(
      "equal requests get an equal OrderId",
      "CreateResourcePackage/success/OrderId/unique",
      b -> {
        Map<String, Long> known = new ConcurrentHashMap<>();
        b.orderId = call -> known.computeIfAbsent(wanted(call), w -> b.world.nextOrder());
      }),

  ORDER_ID_OF_OWNER(
      "all orders of an account have one OrderId",
      "CreateResourcePackage/success/OrderId/unique",
      b -> {
        Map<String, Long> known = new ConcurrentHashMap<>();
        b.orderId = call -> known.computeIfAbsent(call.owner(), w -> b.world.nextOrder());
      }),

  ORDER_ID_REPEATED_LATER(
      "the fourth order has the OrderId of the first",
      "CreateResourcePackage/success/OrderId/unique",
      b -> {
        AtomicLong count = new AtomicLong();
        b.orderId = call -> 202407022550621777L + count.getAndIncrement() % 3;
      }),

  ORDER_ID_NEGATIVE(
      "OrderId is negative",
      "CreateResourcePackage/success/OrderId/*",
      b -> b.orderId = call -> -b.world.nextOrder()),

  ORDER_ID_WITH_EXPONENT(
      "OrderId is written as 2.02407022550621E17",
      "CreateResourcePackage/success/OrderId/*",
      b ->
          b.onSuccess(
              Rejection.PLAN,
              a ->
                  a.fields.put(
                      "OrderId",
                      new Response.Literal(Double.toString((Long) a.fields.get("OrderId")))))),

  ORDER_ID_WITH_FRACTION(
      "OrderId is written with .0 behind it",
      "CreateResourcePackage/success/OrderId/*",
      b ->
          b.onSuccess(
              Rejection.PLAN,
              a -> a.fields.put("OrderId", new Response.Literal(a.fields.get("OrderId") + ".0")))),

  ORDER_ID_BEYOND_INT64(
      "OrderId has more digits than int64 holds",
      "CreateResourcePackage/success/OrderId/*",
      b -> b.orderId = call -> new Response.Literal("99" + b.world.nextOrder())),

  ORDER_ID_MISSING(
      "OrderId is only inside Data",
      "CreateResourcePackage/success/OrderId/present",
      b -> b.onSuccess(Rejection.PLAN, a -> a.fields.remove("OrderId"))),

  ORDER_ID_MISSING_IN_DATA(
      "Data has no OrderId",
      "CreateResourcePackage/success/Data.OrderId/present | CreateResourcePackage/success/Data*",
      b -> b.onSuccess(Rejection.PLAN, a -> a.data().remove("OrderId"))),

  ORDER_ID_NULL(
      "OrderId is null",
      "CreateResourcePackage/success/OrderId/*",
      b -> b.onSuccess(Rejection.PLAN, a -> a.fields.put("OrderId", null))),

  ORDER_ID_BY_CHANCE_EQUAL(
      "concurrent orders get the same OrderId",
      "CreateResourcePackage/success/OrderId/unique",
      b -> {
        AtomicLong last = new AtomicLong(202407022550621777L);
        b.orderId =
            call -> {
              long next = last.get() + 1;
              Pause.millis(20);
              last.set(next);
              return next;
            };
      }),

  REPEATED_ORDER_REJECTED(
      "a second order like the first is rejected",
      "CreateResourcePackage/sequence/*",
      b -> {
        Set<String> orders = ConcurrentHashMap.newKeySet();
        b.plan.steps.require(
            "again", call -> orders.add(wanted(call)), b.plan.error("InvalidParameter"));
      }),

  SECOND_ORDER_OF_OWNER_REJECTED(
      "an account can have one plan",
      "CreateResourcePackage/sequence/* | CreateResourcePackage/generated/*",
      b -> {
        Set<String> owners = ConcurrentHashMap.newKeySet();
        b.plan.steps.require(
            "again",
            call -> !call.has("OwnerId") || owners.add(call.owner()),
            b.plan.error("InvalidParameter"));
      }),

  CONCURRENT_ORDERS_REJECTED(
      "an order is rejected while another one is in progress",
      "CreateResourcePackage/race/*",
      b ->
          b.plan.steps.require(
              "alone",
              call -> {
                Pause.millis(10);
                return b.inFlight.get() == 1;
              },
              b.plan.error("InternalError"))),

  RESPONSES_SWAPPED(
      "concurrent calls get each other's response", "*/race/*", b -> b.onOutgoing(new Mixup()));

  private final Variant variant;
  private final String expected;

  CrookedOrder(String defect, String expected, Consumer<Behaviour> change) {
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

  /** What is ordered, without key and signature. */
  private static String wanted(Call call) {
    return String.join(
        " ",
        call.value("ProductCode"),
        call.value("PackageType"),
        call.value("Specification"),
        call.value("Duration"),
        call.value("PricingCycle"),
        call.value("EffectiveDate"),
        call.owner());
  }
}
