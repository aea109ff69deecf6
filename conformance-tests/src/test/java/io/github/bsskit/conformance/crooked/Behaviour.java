package io.github.bsskit.conformance.crooked;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Every decision of the server. The defaults are lawful; a variant changes one of them. */
public final class Behaviour {

  /** Compares the expected signature with the given one. */
  interface SameSignature {
    boolean test(Call call, String expected, String given);
  }

  final World world = new World();
  final AtomicInteger inFlight = new AtomicInteger();

  // reading requests
  UnaryOperator<String> queryDecoder = Params::decode;
  UnaryOperator<String> formDecoder = Params::decode;
  Predicate<Incoming> readsForm = http -> true;
  Predicate<Incoming> readsQuery = http -> true;

  /** Whether a call without Format gets XML. */
  Predicate<Call> defaultXml = call -> !call.v3();

  UnaryOperator<String> actionName = name -> name;
  Function<String, Seed.Key> keys = Seed.KEYS::get;

  // the gateway
  final Steps gateway = new Steps();
  SameSignature sameSignature = (call, expected, given) -> expected.equals(given);
  Function<Call, List<String>> signedMethods = call -> List.of(call.method());
  Function<Params, List<Params>> signedParams = List::of;
  Predicate<Call> checksBodyHash = call -> true;

  /** The parameters that a V1 signature may cover. */
  Function<Call, List<Params>> signedPlaces = call -> List.of(call.query.union(call.form));

  boolean forgivesUnsignedEmpty = true;
  Function<String, Optional<Instant>> timestamp = Forms::instant;
  BiPredicate<Call, Duration> timely = Behaviour::timely;

  /** The scope in which a nonce must be unique, including the nonce; empty for no check. */
  Function<Call, String> nonceScope = call -> call.key.id() + "/" + call.nonce();

  /** The rate limit of CreateResourcePackage per minute and account; 0 for none. */
  int limit;

  /** The rate limit of CreateResellerUserQuota per second and account; 0 for none. */
  int quotaLimit;

  boolean limitDeclared;
  long limitMillis = 60_000;
  BooleanSupplier refills = () -> true;
  boolean refillHook = true;
  boolean clockHook = true;

  /** Who shares a rate. */
  Function<Call, String> rateScope = call -> String.valueOf(call.key.account().id());

  /** Whether a call counts towards the rate. */
  Predicate<Call> counted = call -> true;

  BiPredicate<String, Behaviour> withinRate =
      (account, own) -> own.world.withinRate(account, own.limit, own.limitMillis);

  /** Whether the server returns its profile where the kit looks for one. */
  boolean servesProfile;

  Rejection throttled = Rejection.gateway("Throttling.User");

  // the operations
  final OperationRules quota = new OperationRules(Rejection.QUOTA, world, "Amount", "Currency");
  final OperationRules plan =
      new OperationRules(
          Rejection.PLAN, world, "ProductCode", "PackageType", "Specification", "Duration");
  Function<Call, List<String>> ledgerKeys = Behaviour::ledgerKeys;
  Predicate<List<String>> opensLedger = world::openLedger;
  Function<Call, Object> orderId = call -> world.nextOrder();

  // responses
  UnaryOperator<Rejection> rejection = rejection -> rejection;
  Function<Call, String> requestId = call -> newRequestId();
  Function<Response, String> json = Rendering::json;
  Function<Response, String> xml = Rendering::xml;
  final List<Consumer<Response>> responses = new ArrayList<>();
  final List<BiConsumer<Response, Outgoing>> transport = new ArrayList<>();

  Behaviour() {
    GatewayChecks.add(this);
    addPlanChecks();
    addQuotaChecks();
  }

  static String newRequestId() {
    return UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
  }

  static boolean timely(Call call, Duration age) {
    return age.abs().compareTo(Duration.ofMinutes(call.v3() ? 15 : 31)) <= 0;
  }

  private void addPlanChecks() {
    plan.steps
        .require(
            "ProductCode",
            call -> !call.has("ProductCode") || packages(call) != null,
            plan.error("ProductNotFound"))
        .require("PackageType", Behaviour::knownPackage, plan.error("PackageTypeNotFound"))
        .require(
            "sale",
            call -> !call.value("PackageType").equals(Seed.RETIRED),
            plan.error("PackageTypeNotSupported"));
    plan.form("Specification", Forms::positiveInteger, "SpecificationInvalid");
    plan.form("Duration", Forms::positiveInt, "DurationInvalid");
    plan.form("PricingCycle", Forms::pricingCycle, "InvalidParameter");
    plan.form("EffectiveDate", Forms::utcSecond, "EffectiveDateInvalid");
    plan.form("OwnerId", Forms::positiveLong, "IdInvalid");
    plan.steps
        .require(
            "named",
            call -> call.has("OwnerId") || call.key.account().kind() != Seed.Kind.AGENCY,
            plan.error("IdMissing"))
        .require("owner", Behaviour::ownOwner, plan.error("InvalidOwner"));
  }

  private static boolean knownPackage(Call call) {
    List<String> packages = packages(call);
    return !call.has("PackageType")
        || packages == null
        || packages.contains(call.value("PackageType"));
  }

  private static List<String> packages(Call call) {
    return Seed.CATALOGUE.get(call.value("ProductCode"));
  }

  private void addQuotaChecks() {
    quota.form("Amount", Forms::amount, "ParameterError");
    quota.form("Currency", Forms::currency, "ParameterError");
    quota.form("OwnerId", Forms::positiveLong, "ParameterError");
    quota
        .steps
        .require("owner", Behaviour::ownOwner, quota.error("ParameterError"))
        .require("ledger", call -> opensLedger.test(ledgerKeys.apply(call)), quota.error("-303"));
  }

  static boolean ownOwner(Call call) {
    String owner = call.value("OwnerId");
    return !Forms.positiveLong(owner) || call.key.account().owns(Long.parseLong(owner));
  }

  /** The keys of a ledger: its owner, and caller with OutBizId. */
  static List<String> ledgerKeys(Call call) {
    List<String> keys = new ArrayList<>();
    keys.add("owner " + call.owner());
    if (call.has("OutBizId")) {
      keys.add(bizKey(call));
    }
    return keys;
  }

  static String bizKey(Call call) {
    return "biz " + call.key.account().id() + " " + call.value("OutBizId");
  }

  OperationRules rules(Call call) {
    return call.plan() ? plan : quota;
  }

  // shorthands for variants

  void onResponse(Consumer<Response> change) {
    responses.add(change);
  }

  void onSuccess(String action, Consumer<Response> change) {
    responses.add(
        response -> {
          if (response.success() && response.call.action().equals(action)) {
            change.accept(response);
          }
        });
  }

  void onFailure(Consumer<Response> change) {
    responses.add(
        response -> {
          if (!response.success()) {
            change.accept(response);
          }
        });
  }

  private void onRejection(String operation, String code, UnaryOperator<Rejection> change) {
    Rejection bent = Rejection.of(operation, code);
    rejection = error -> error.equals(bent) ? change.apply(error) : error;
  }

  void status(String operation, String code, int status) {
    onRejection(operation, code, error -> error.withStatus(status));
  }

  void code(String operation, String code, String otherCode) {
    onRejection(operation, code, error -> error.withCode(otherCode));
  }

  void message(String operation, String code, String message) {
    onRejection(operation, code, error -> error.withMessage(message));
  }

  /** Returns another documented error of the operation instead. */
  void swap(String operation, String due, String returned) {
    onRejection(operation, due, error -> Rejection.of(operation, returned));
  }

  void onOutgoing(BiConsumer<Response, Outgoing> change) {
    transport.add(change);
  }

  /** True for every n-th call. */
  static BooleanSupplier every(int n) {
    AtomicInteger times = new AtomicInteger();
    return () -> times.incrementAndGet() % n == 0;
  }

  static final Set<String> OPERATIONS = Set.of(Rejection.QUOTA, Rejection.PLAN);
}
