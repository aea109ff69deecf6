package io.github.bsskit.conformance.check;

import io.github.bsskit.conformance.obligation.CallTemplate;
import io.github.bsskit.conformance.obligation.Obligation;
import io.github.bsskit.conformance.obligation.RequestMutations;
import io.github.bsskit.conformance.obligation.Value;
import io.github.bsskit.conformance.target.Call;
import io.github.bsskit.conformance.target.CallStyle;
import io.github.bsskit.conformance.target.FixtureAllocator;
import io.github.bsskit.conformance.target.Profile;
import io.github.bsskit.conformance.target.RequestMutation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Turns the call templates of one obligation into calls, with values from the profile; the same
 * label is always the same owner, text or nonce.
 */
final class TestData {

  private static final String UNSIGNED = "none";

  private final Profile profile;
  private final FixtureAllocator fixtures;
  private final int turn;
  private final boolean usesUpOwners;
  private final Map<String, String> labels = new HashMap<>();

  /**
   * Test data for one obligation.
   *
   * @param turn the obligation's place in the run; distributes calls over the keys of a role
   * @param usesUpOwners whether no other obligation may use its owners
   */
  TestData(Profile profile, FixtureAllocator fixtures, int turn, boolean usesUpOwners) {
    this.profile = profile;
    this.fixtures = fixtures;
    this.turn = turn;
    this.usesUpOwners = usesUpOwners;
  }

  /** The profile's key that an obligation lacks, and why it is needed; empty if it lacks none. */
  Optional<String> missing(Obligation obligation) {
    for (Obligation.Need need : obligation.needs()) {
      if (!isMet(need)) {
        return Optional.of(need.key() + ": " + need.reason());
      }
    }
    List<CallTemplate> templates = new ArrayList<>(obligation.templates());
    obligation.baseline().ifPresent(templates::add);
    return templates.stream().flatMap(template -> missing(template).stream()).findFirst();
  }

  private boolean isMet(Obligation.Need need) {
    return switch (need) {
      case VERIFIED_SIGNATURES -> profile.wire().verified() && isSigned();
      case SIGNED_CALLS -> isSigned();
      case RATE -> profile.rateLimit() == Profile.RateLimit.ENFORCED;
      case NOT_PAID -> !profile.conditions().paid() && !profile.conditions().live();
      case RESET -> profile.hooks().reset().isPresent() && !profile.conditions().live();
      case CLOCK -> profile.hooks().clock().isPresent() && !profile.conditions().live();
      case FAULTS -> profile.fault().isPresent();
    };
  }

  private boolean isSigned() {
    return !profile.wire().signatures().isEmpty()
        && !profile.wire().signatures().equals(List.of(UNSIGNED));
  }

  private Optional<String> missing(CallTemplate template) {
    CallStyle style = template.style();
    if (!List.of("", UNSIGNED).contains(style.signature())
        && !profile.wire().signatures().contains(style.signature())) {
      return Optional.of("wire.signatures: the profile does not name " + style.signature());
    }
    if (!List.of("", CallStyle.ANY_FORMAT).contains(style.format())
        && !profile.wire().formats().contains(style.format())) {
      return Optional.of("wire.formats: the profile does not name " + style.format());
    }
    boolean usesKey = isSigned() && !style.signature().equals(UNSIGNED);
    if ((usesKey || template.role() != Profile.Role.FULL)
        && profile.keys(template.role()).isEmpty()) {
      return Optional.of("keys." + template.role().key() + ": the profile names no such key");
    }
    return template.values().values().stream()
        .flatMap(value -> missing(template, value).stream())
        .findFirst();
  }

  private Optional<String> missing(CallTemplate template, Value value) {
    boolean missing =
        switch (value.origin()) {
          case LITERAL, UNIQUE -> false;
          case PROVIDED -> profile.value(value.text()).isEmpty();
          case FRESH_OWNER -> template.leavesRecord() && !hasOwner(template, value);
        };
    if (!missing) {
      return Optional.empty();
    }
    return Optional.of(
        value.isFreshOwner()
            ? "owners.fresh: the profile names no owner"
                + (value.distance() > 0 ? " that is " + value.distance() + " from another" : "")
            : value.text() + ": the profile does not name it");
  }

  /** Of two owners as far apart as half a range, one has the other, wherever it is. */
  private boolean hasOwner(CallTemplate template, Value value) {
    return owners(template).stream().anyMatch(range -> range.size() / 2 >= value.distance());
  }

  private List<Profile.OwnerRange> owners(CallTemplate template) {
    List<Profile.OwnerRange> own = key(template.role()).owners();
    return own.isEmpty() ? profile.owners().fresh() : own;
  }

  /** Whether the calls of an obligation leave records behind that affect others of that owner. */
  static boolean usesUpOwners(Obligation obligation) {
    return obligation.templates().stream().anyMatch(CallTemplate::leavesRecord);
  }

  /**
   * Whether an obligation neither affects others nor is affected by them: only single calls and
   * repeated requests, and no records under an owner or number that others may use too.
   */
  static boolean isIndependent(Obligation obligation) {
    return !obligation.isInvariant()
        && obligation.steps().stream().allMatch(step -> step.single().isPresent())
        && obligation.templates().stream().allMatch(TestData::isIndependent);
  }

  private static boolean isIndependent(CallTemplate template) {
    return !template.leavesRecord()
        || template.operation().parameters().stream()
            .filter(parameter -> parameter.valueFrom().isPresent())
            .map(parameter -> Optional.ofNullable(template.values().get(parameter.name())))
            .allMatch(value -> value.filter(Value::isFresh).isPresent());
  }

  /** Whether enough owners are left for an obligation, and one more for its baseline. */
  boolean hasOwnersFor(Obligation obligation) {
    if (!usesUpOwners) {
      return true;
    }
    Map<Profile.Key, Set<Value>> needed = new HashMap<>();
    for (CallTemplate template : obligation.templates()) {
      template.values().values().stream()
          .filter(Value::isFreshOwner)
          .forEach(
              owner ->
                  needed.computeIfAbsent(key(template.role()), key -> new HashSet<>()).add(owner));
    }
    return needed.entrySet().stream()
        .allMatch(entry -> fixtures.remainingOwners(entry.getKey()) > entry.getValue().size());
  }

  /** Whether this many owners are left for the profile's own key. */
  boolean hasOwnersLeft(int number) {
    return fixtures.remainingOwners(key(Profile.Role.FULL)) >= number;
  }

  /** The call; empty if the profile's owners are used up. */
  Optional<Call> call(CallTemplate template) {
    return call(template, key(template.role()));
  }

  /** The call by the caller with this key; empty if the profile's owners are used up. */
  Optional<Call> call(CallTemplate template, Profile.Key key) {
    boolean hasOwners =
        !(key.owners().isEmpty() ? profile.owners().fresh() : key.owners()).isEmpty();
    List<Map.Entry<String, String>> parameters = new ArrayList<>();
    for (Map.Entry<String, Value> parameter : template.values().entrySet()) {
      if (parameter.getValue().isFreshOwner() && !hasOwners) {
        continue; // the call is for the caller's own account
      }
      Optional<String> value = value(parameter.getValue(), key);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      parameters.add(Map.entry(parameter.getKey(), value.get()));
    }
    List<RequestMutation> mutations = new ArrayList<>();
    if (!template.nonce().isEmpty()) {
      mutations.add(nonce(template.nonce()));
    }
    mutations.addAll(template.mutations());
    return Optional.of(
        new Call(template.operation(), parameters, style(template.style()), key, mutations));
  }

  private RequestMutation nonce(String label) {
    String nonce = labels.computeIfAbsent("nonce " + label, unused -> UUID.randomUUID().toString());
    return RequestMutations.nonce("with nonce " + label, nonce);
  }

  private Optional<String> value(Value value, Profile.Key key) {
    return switch (value.origin()) {
      case LITERAL -> Optional.of(value.text());
      case PROVIDED -> profile.value(value.text());
      case FRESH_OWNER -> owner(value, key);
      case UNIQUE -> {
        String label = "unique " + value.label();
        yield Optional.of(
            value.with(labels.computeIfAbsent(label, unused -> fixtures.uniqueText())));
      }
    };
  }

  private Optional<String> owner(Value value, Profile.Key key) {
    String label = ownerLabel(value.label(), key);
    if (!labels.containsKey(label)) {
      newOwner(value, key).ifPresent(owner -> labels.put(label, owner));
    }
    return Optional.ofNullable(labels.get(label));
  }

  private Optional<String> newOwner(Value value, Profile.Key key) {
    if (value.distance() > 0) {
      return Optional.ofNullable(labels.get(ownerLabel(value.distantFrom(), key)))
          .flatMap(from -> fixtures.ownerApart(key, from, value.distance()));
    }
    return usesUpOwners ? fixtures.nextOwner(key) : fixtures.sharedOwner(key);
  }

  private static String ownerLabel(String name, Profile.Key key) {
    return "owner " + name + " of " + key.owners();
  }

  /** The style with the profile's first signature and format in place of empty ones. */
  private CallStyle style(CallStyle requested) {
    List<String> signatures = profile.wire().signatures();
    String usual = signatures.isEmpty() ? UNSIGNED : signatures.get(0);
    return new CallStyle(
        requested.signature().isEmpty() ? usual : requested.signature(),
        requested.placement(),
        requested.format().isEmpty() ? profile.wire().formats().get(0) : requested.format());
  }

  private Profile.Key key(Profile.Role role) {
    List<Profile.Key> keys = profile.keys(role);
    return keys.isEmpty()
        ? new Profile.Key("", "", Optional.empty(), List.of())
        : keys.get(turn % keys.size());
  }
}
