package io.github.bsskit.conformance.check;

import io.github.bsskit.conformance.obligation.CallTemplate;
import io.github.bsskit.conformance.obligation.Obligation;
import io.github.bsskit.conformance.obligation.Step;
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
 * Makes calls of recipes with what a profile provides, for one obligation: the same label is the
 * same owner, text or nonce there.
 */
final class TestData {

  private static final String UNSIGNED = "none";

  private final Profile profile;
  private final FixtureAllocator fixtures;
  private final int turn;
  private final boolean usesOwnersUp;
  private final Map<String, String> labels = new HashMap<>();

  /**
   * Provisions.
   *
   * @param turn chooses among several keys of a role, so that calls are spread over them
   * @param usesOwnersUp whether an owner serves one obligation only
   */
  TestData(Profile profile, FixtureAllocator fixtures, int turn, boolean usesOwnersUp) {
    this.usesOwnersUp = usesOwnersUp;
    this.profile = profile;
    this.fixtures = fixtures;
    this.turn = turn;
  }

  /** What the profile lacks for an obligation: the key and what that means. */
  Optional<String> lacking(Obligation obligation) {
    for (Obligation.Need need : obligation.needs()) {
      if (!meets(need)) {
        return Optional.of(need.key() + ": " + need.reason());
      }
    }
    List<CallTemplate> recipes = new ArrayList<>(recipes(obligation.steps()));
    obligation.twin().ifPresent(recipes::add);
    return recipes.stream().flatMap(recipe -> lacking(recipe).stream()).findFirst();
  }

  private boolean meets(Obligation.Need need) {
    return switch (need) {
      case VERIFIED_SIGNATURES -> profile.wire().verified() && isSigned();
      case SIGNED_CALLS -> isSigned();
      case BOTH_SIGNATURES -> profile.wire().signatures().size() > 1;
      case RATE -> profile.rateLimit() == Profile.RateLimit.ENFORCED;
      case NOT_PAID -> !profile.conditions().paid() && !profile.conditions().live();
      case FAULTS -> profile.fault().isPresent();
    };
  }

  private boolean isSigned() {
    return !profile.wire().signatures().isEmpty()
        && !profile.wire().signatures().equals(List.of(UNSIGNED));
  }

  private static List<CallTemplate> recipes(List<Step> steps) {
    List<CallTemplate> recipes = new ArrayList<>();
    for (Step step : steps) {
      if (step instanceof Step.Send send) {
        recipes.add(send.recipe());
      } else if (step instanceof Step.Together together) {
        recipes.addAll(recipes(List.copyOf(together.sends())));
      } else if (step instanceof Step.InARow row) {
        recipes.addAll(recipes(List.copyOf(row.sends())));
      } else if (step instanceof Step.Race race) {
        recipes.add(race.recipe());
      } else if (step instanceof Step.Burst burst) {
        recipes.add(burst.recipe());
      } else if (step instanceof Step.Generated generated) {
        recipes.add(CallTemplate.valid(generated.operation()));
      }
    }
    return recipes;
  }

  private Optional<String> lacking(CallTemplate recipe) {
    CallStyle carrier = recipe.carrier();
    if (!carrier.signature().isEmpty()
        && !carrier.signature().equals(UNSIGNED)
        && !profile.wire().signatures().contains(carrier.signature())) {
      return Optional.of("wire.signatures: the profile does not name " + carrier.signature());
    }
    if (!List.of("", CallStyle.ANY_FORMAT).contains(carrier.format())
        && !profile.wire().formats().contains(carrier.format())) {
      return Optional.of("wire.formats: the profile does not name " + carrier.format());
    }
    boolean keyIsUsed = isSigned() && !carrier.signature().equals(UNSIGNED);
    if ((keyIsUsed || recipe.role() != Profile.Role.FULL)
        && profile.keys(recipe.role()).isEmpty()) {
      return Optional.of("keys." + recipe.role().key() + ": the profile names no such key");
    }
    for (Value value : recipe.values().values()) {
      if (value instanceof Value.Provided provided && profile.value(provided.path()).isEmpty()) {
        return Optional.of(provided.path() + ": the profile does not name it");
      }
      boolean needsOwners = !recipe.operation().errorsWhen("record-exists").isEmpty();
      if (value instanceof Value.FreshOwner && needsOwners && owners(recipe).isEmpty()) {
        return Optional.of("owners.fresh: the profile names no owner");
      }
    }
    return Optional.empty();
  }

  private List<Profile.OwnerRange> owners(CallTemplate recipe) {
    List<Profile.OwnerRange> own = key(recipe.role()).owners();
    return own.isEmpty() ? profile.owners().fresh() : own;
  }

  /** Whether what an obligation's calls leave behind is in the way of others for the same owner. */
  static boolean usesOwnersUp(Obligation obligation) {
    return recipes(obligation.steps()).stream()
        .anyMatch(recipe -> !recipe.operation().errorsWhen("record-exists").isEmpty());
  }

  /**
   * Whether an obligation leaves nothing behind that any other may meet, and meets nothing that
   * others left. Calls at one instant, bursts, faults and what is generated are not on their own,
   * nor are calls that are remembered by an owner or a number that others may have too.
   */
  static boolean isOnItsOwn(Obligation obligation) {
    return !obligation.isLaw()
        && obligation.steps().stream()
            .allMatch(
                step ->
                    step instanceof Step.Replay
                        || step instanceof Step.Send send && isOnItsOwn(send.recipe()));
  }

  private static boolean isOnItsOwn(CallTemplate recipe) {
    return recipe.operation().errorsWhen("record-exists").isEmpty()
        || recipe.operation().parameters().stream()
            .filter(parameter -> parameter.valueFrom().isPresent())
            .map(parameter -> recipe.values().get(parameter.name()))
            .allMatch(value -> value instanceof Value.FreshOwner || value instanceof Value.Unique);
  }

  /** Whether the owners that are left suffice for an obligation. */
  boolean hasOwnersFor(Obligation obligation) {
    if (!usesOwnersUp) {
      return true;
    }
    Map<Profile.Key, Set<String>> needed = new HashMap<>();
    for (CallTemplate recipe : recipes(obligation.steps())) {
      recipe.values().values().stream()
          .filter(value -> value instanceof Value.FreshOwner)
          .forEach(
              value ->
                  needed
                      .computeIfAbsent(key(recipe.role()), key -> new HashSet<>())
                      .add(((Value.FreshOwner) value).label()));
    }
    // one more, for the call that differs in one thing
    return needed.entrySet().stream()
        .allMatch(entry -> fixtures.remainingOwners(entry.getKey()) > entry.getValue().size());
  }

  /** Whether there are so many owners left for calls with the usual key. */
  boolean hasOwnersLeft(int number) {
    return fixtures.remainingOwners(key(Profile.Role.FULL)) >= number;
  }

  /** The call; empty if the profile's owners are used up. */
  Optional<Call> call(CallTemplate recipe) {
    Profile.Key key = key(recipe.role());
    List<Map.Entry<String, String>> parameters = new ArrayList<>();
    for (Map.Entry<String, Value> entry : recipe.values().entrySet()) {
      boolean ownerless = entry.getValue() instanceof Value.FreshOwner && owners(recipe).isEmpty();
      if (ownerless) {
        continue; // the caller's own account will do
      }
      Optional<String> value = value(entry.getValue(), key);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      parameters.add(Map.entry(entry.getKey(), value.get()));
    }
    List<RequestMutation> twists = new ArrayList<>();
    if (!recipe.nonce().isEmpty()) {
      twists.add(nonce(recipe.nonce()));
    }
    twists.addAll(recipe.twists());
    return Optional.of(
        new Call(recipe.operation(), parameters, carrier(recipe.carrier()), key, twists));
  }

  private RequestMutation nonce(String label) {
    String nonce = labels.computeIfAbsent("nonce " + label, unused -> UUID.randomUUID().toString());
    return RequestMutation.before(
        "with nonce " + label,
        draft -> {
          if (draft.headers.containsKey("x-acs-signature-nonce")) {
            draft.headers.put("x-acs-signature-nonce", nonce);
          } else {
            draft.put("SignatureNonce", nonce);
          }
        });
  }

  private Optional<String> value(Value value, Profile.Key key) {
    if (value instanceof Value.Literal literal) {
      return Optional.of(literal.text());
    } else if (value instanceof Value.Provided provided) {
      return profile.value(provided.path());
    } else if (value instanceof Value.FreshOwner owner) {
      String label = "owner " + owner.label() + " of " + key.owners();
      if (!labels.containsKey(label)) {
        (usesOwnersUp ? fixtures.nextOwner(key) : fixtures.sharedOwner(key))
            .ifPresent(fresh -> labels.put(label, fresh));
      }
      return Optional.ofNullable(labels.get(label));
    }
    Value.Unique unique = (Value.Unique) value;
    String fresh =
        labels.computeIfAbsent("unique " + unique.label(), label -> fixtures.uniqueText());
    return Optional.of(unique.pattern().replace("{unique}", fresh));
  }

  private CallStyle carrier(CallStyle asked) {
    List<String> signatures = profile.wire().signatures();
    List<String> formats = profile.wire().formats();
    String signature =
        asked.signature().isEmpty()
            ? (signatures.isEmpty() ? UNSIGNED : signatures.get(0))
            : asked.signature();
    return new CallStyle(
        signature, asked.placement(), asked.format().isEmpty() ? formats.get(0) : asked.format());
  }

  private Profile.Key key(Profile.Role role) {
    List<Profile.Key> keys = profile.keys(role);
    return keys.isEmpty()
        ? new Profile.Key("", "", Optional.empty(), List.of())
        : keys.get(turn % keys.size());
  }
}
