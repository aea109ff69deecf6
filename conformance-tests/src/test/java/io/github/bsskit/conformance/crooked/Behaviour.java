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

/** Every decision of the server, lawful as it stands. A variant changes one of them. */
public final class Behaviour {

  /** Compares the signature that a call should have with the one that it has. */
  interface SameSignature {
    boolean test(Call call, String expected, String given);
  }

  final World world = new World();
  final AtomicInteger inFlight = new AtomicInteger();

  // what is read
  UnaryOperator<String> queryDecoder = Params::decode;
  UnaryOperator<String> formDecoder = Params::decode;
  Predicate<Incoming> readsForm = http -> true;
  Predicate<Incoming> readsQuery = http -> true;

  /** Whether a call that names no Format is answered in XML. */
  Predicate<Call> defaultXml = call -> !call.v3();

  UnaryOperator<String> actionName = name -> name;
  Function<String, Seed.Key> keys = Seed.KEYS::get;

  // the gateway
  final Steps gateway = new Steps();
  SameSignature sameSignature = (call, expected, given) -> expected.equals(given);
  Function<Call, List<String>> signedMethods = call -> List.of(call.method());
  Function<Params, List<Params>> signedParams = List::of;
  Predicate<Call> checksBodyHash = call -> true;

  /** What a V1 signature may be over, each time that it is looked at. */
  Function<Call, List<Params>> signedPlaces = call -> List.of(call.query.union(call.form));

  boolean forgivesUnsignedEmpty = true;
  Function<String, Optional<Instant>> timestamp = Forms::instant;
  BiPredicate<Call, Duration> timely = Behaviour::timely;

  /** What a nonce is unique within, the nonce included; empty to remember nothing. */
  Function<Call, String> nonceScope = call -> call.key.id() + "/" + call.nonce();

  /** Calls a minute and account of CreateResourcePackage, 0 for any number. */
  int limit;

  boolean limitDeclared;
  long limitMillis = 60_000;
  BooleanSupplier refills = () -> true;
  boolean refillHook = true;

  /** Whether the server tells its own profile where the kit asks for one. */
  boolean tellsProfile;

  Refusal throttled = Refusal.gateway("Throttling.User");

  // the operations
  final OperationRules quota = new OperationRules(Refusal.QUOTA, world, "Amount", "Currency");
  final OperationRules plan =
      new OperationRules(
          Refusal.PLAN, world, "ProductCode", "PackageType", "Specification", "Duration");
  Function<Call, List<String>> ledgerKeys = Behaviour::ledgerKeys;
  Predicate<List<String>> opensLedger = world::openLedger;
  Function<Call, Object> orderId = call -> world.nextOrder();

  // what is answered
  UnaryOperator<Refusal> refusal = said -> said;
  Function<Call, String> requestId = call -> newRequestId();
  Function<Response, String> json = Rendering::json;
  Function<Response, String> xml = Rendering::xml;
  final List<Consumer<Response>> answers = new ArrayList<>();
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
        .demand(
            "ProductCode",
            call -> !call.has("ProductCode") || packages(call) != null,
            plan.error("ProductNotFound"))
        .demand("PackageType", Behaviour::knownPackage, plan.error("PackageTypeNotFound"))
        .demand(
            "sale",
            call -> !call.value("PackageType").equals(Seed.RETIRED),
            plan.error("PackageTypeNotSupported"));
    plan.form("Specification", Forms::positiveInteger, "SpecificationInvalid");
    plan.form("Duration", Forms::positiveInt, "DurationInvalid");
    plan.form("PricingCycle", Forms::pricingCycle, "InvalidParameter");
    plan.form("EffectiveDate", Forms::utcSecond, "EffectiveDateInvalid");
    plan.form("OwnerId", Forms::positiveLong, "IdInvalid");
    plan.steps
        .demand(
            "named",
            call -> call.has("OwnerId") || call.key.account().kind() != Seed.Kind.AGENCY,
            plan.error("IdMissing"))
        .demand("owner", Behaviour::ownOwner, plan.error("InvalidOwner"));
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
        .demand("owner", Behaviour::ownOwner, quota.error("ParameterError"))
        .demand("ledger", call -> opensLedger.test(ledgerKeys.apply(call)), quota.error("-303"));
  }

  static boolean ownOwner(Call call) {
    String owner = call.value("OwnerId");
    return !Forms.positiveLong(owner) || call.key.account().owns(Long.parseLong(owner));
  }

  /** The names under which a ledger exists: its owner; the caller and its OutBizId. */
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

  void onAnswer(Consumer<Response> change) {
    answers.add(change);
  }

  void onSuccess(String action, Consumer<Response> change) {
    answers.add(
        answer -> {
          if (answer.success() && answer.call.action().equals(action)) {
            change.accept(answer);
          }
        });
  }

  void onFailure(Consumer<Response> change) {
    answers.add(
        answer -> {
          if (!answer.success()) {
            change.accept(answer);
          }
        });
  }

  private void onRefusal(String operation, String code, UnaryOperator<Refusal> change) {
    Refusal bent = Refusal.of(operation, code);
    refusal = said -> said.equals(bent) ? change.apply(said) : said;
  }

  void status(String operation, String code, int status) {
    onRefusal(operation, code, said -> said.withStatus(status));
  }

  void code(String operation, String code, String otherCode) {
    onRefusal(operation, code, said -> said.withCode(otherCode));
  }

  void message(String operation, String code, String message) {
    onRefusal(operation, code, said -> said.withMessage(message));
  }

  /** Answers one documented error of an operation where another is due. */
  void swap(String operation, String due, String answered) {
    onRefusal(operation, due, said -> Refusal.of(operation, answered));
  }

  void onOutgoing(BiConsumer<Response, Outgoing> change) {
    transport.add(change);
  }

  /** True for every n-th time that it is asked. */
  static BooleanSupplier every(int n) {
    AtomicInteger times = new AtomicInteger();
    return () -> times.incrementAndGet() % n == 0;
  }

  static final Set<String> OPERATIONS = Set.of(Refusal.QUOTA, Refusal.PLAN);
}
