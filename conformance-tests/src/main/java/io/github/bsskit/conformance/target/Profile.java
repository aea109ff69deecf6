package io.github.bsskit.conformance.target;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the kit knows of a target: where it is, how to call it, with which keys, and what it can be
 * asked to do. Obligations that need something a profile does not have are not exercised.
 *
 * @param url where the target listens
 * @param wire how it is called
 * @param keys access keys by role
 * @param owners accounts that calls name as owner
 * @param catalogue what can be ordered
 * @param rateLimit whether the target enforces the documented rate limit
 * @param fault how to make a call return an error that no input causes
 * @param hooks requests outside the contract that help a run
 * @param conditions limits and consent for the calls of a run
 */
public record Profile(
    @JsonProperty("target") URI url,
    Wire wire,
    Map<Role, List<Key>> keys,
    Owners owners,
    Catalogue catalogue,
    RateLimit rateLimit,
    @JsonProperty("faults") Optional<FaultTrigger> fault,
    Hooks hooks,
    @JsonUnwrapped Conditions conditions) {

  /** What a key is for; {@link #key} is its name in a profile. */
  public enum Role {
    FULL("full"),
    DENIED("denied"),
    NOT_APPLICABLE("notApplicable"),
    MUST_NAME_OWNER("mustNameOwner"),
    INACTIVE("inactive"),
    STS("sts"),
    EXPIRED("expired");

    private final String key;

    Role(String key) {
      this.key = key;
    }

    /** The role's name below {@code keys} in a profile. */
    @JsonValue
    public String key() {
      return key;
    }
  }

  /** Where operations are addressed. */
  public enum WireForm {
    /** All on the path {@code /}, selected by Action, as official clients call them. */
    RPC,
    /** Each on its path in the OpenAPI file. */
    OPENAPI
  }

  /** Whether a target enforces the documented rate limit. */
  public enum RateLimit {
    ENFORCED,
    NONE
  }

  /**
   * How the target is called.
   *
   * @param form where operations are addressed
   * @param signatures V1, V3: those that it accepts, default first; empty if calls are unsigned
   * @param verified whether it verifies signatures, nonces and timestamps
   * @param unsigned whether it also accepts unsigned calls
   * @param formats JSON, XML: those that it supports, default first
   */
  public record Wire(
      WireForm form,
      List<String> signatures,
      boolean verified,
      boolean unsigned,
      List<String> formats) {

    /** Copies the lists. */
    public Wire {
      signatures = List.copyOf(signatures);
      formats = List.copyOf(formats);
    }
  }

  /**
   * An access key.
   *
   * @param id its id
   * @param secret its secret, never printed
   * @param token the security token of a temporary key, never printed
   * @param owners accounts of this key; empty if those of {@code owners.fresh} are its own
   */
  public record Key(
      String id,
      String secret,
      Optional<String> token,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<OwnerRange> owners) {

    /** Copies the owners. */
    public Key {
      owners = owners == null ? List.of() : List.copyOf(owners);
    }

    @Override
    public String toString() {
      return "key " + id;
    }
  }

  /**
   * A range of account numbers, both ends included.
   *
   * @param first at least 1
   * @param last at least first
   */
  public record OwnerRange(long first, long last) {

    /**
     * Reads {@code 7} or {@code 7-9}.
     *
     * @throws IllegalArgumentException if the text is not a range of 64-bit numbers
     */
    @JsonCreator
    static OwnerRange parse(String text) {
      String[] ends = text.split(" *- *", 2);
      long first = Long.parseLong(ends[0]);
      long last = Long.parseLong(ends[ends.length - 1]);
      if (first > last) {
        throw new IllegalArgumentException("a range that ends before it begins");
      }
      return new OwnerRange(first, last);
    }

    /** The number of accounts, at most {@link Long#MAX_VALUE}. */
    public long size() {
      long size = last - first + 1;
      return size < 0 ? Long.MAX_VALUE : size;
    }

    /** Whether an account is in both. */
    boolean overlaps(OwnerRange other) {
      return first <= other.last && other.first <= last;
    }

    @JsonValue
    @Override
    public String toString() {
      return first == last ? String.valueOf(first) : first + "-" + last;
    }
  }

  /**
   * Accounts that calls name as owner.
   *
   * @param fresh accounts of the full keys that have no ledger yet
   * @param foreign an account that is not of the full keys
   */
  public record Owners(
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<OwnerRange> fresh, Optional<Long> foreign) {

    /** Copies the ranges. */
    public Owners {
      fresh = fresh == null ? List.of() : List.copyOf(fresh);
    }
  }

  /**
   * What can be ordered.
   *
   * @param product a product code
   * @param packageType a type of that product that is on sale
   * @param specification a size of that type
   * @param notOnSale an existing type of that product that is not on sale
   * @param otherProduct a product without that type
   */
  public record Catalogue(
      Optional<String> product,
      Optional<String> packageType,
      Optional<String> specification,
      Optional<String> notOnSale,
      Optional<String> otherProduct) {}

  /**
   * Requests outside the contract that help a run.
   *
   * @param reset resets the target's state
   * @param clock advances the target's clock by {@code {seconds}}
   * @param refill resets the rate limit of every caller
   */
  public record Hooks(
      Optional<RequestTemplate> reset,
      Optional<RequestTemplate> clock,
      Optional<RequestTemplate> refill) {}

  /**
   * Limits and consent for the calls of a run.
   *
   * @param timeLimit the maximum response time in seconds
   * @param live whether this is the real service, where the gateway may respond for the operation
   * @param paid whether calls may cost money
   */
  public record Conditions(BigDecimal timeLimit, boolean live, boolean paid) {

    /** Drops trailing zeros of the limit. */
    public Conditions {
      timeLimit = new BigDecimal(timeLimit.stripTrailingZeros().toPlainString());
    }
  }

  /** Copies the keys. */
  public Profile {
    keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
  }

  /** The keys of a role; empty if the profile has none. */
  public List<Key> keys(Role role) {
    return keys.getOrDefault(role, List.of());
  }

  /** The maximum response time. */
  public Duration timeLimit() {
    return Duration.ofMillis(conditions.timeLimit().movePointRight(3).longValue());
  }

  /**
   * A value by its key path, as the spec names the source of a valid parameter; empty if the
   * profile has none.
   *
   * @param path catalogue and one of its keys, or owners.foreign
   * @throws IllegalArgumentException if a profile has no single value at that path
   */
  public Optional<String> value(String path) {
    return switch (path) {
      case "catalogue.product" -> catalogue.product();
      case "catalogue.packageType" -> catalogue.packageType();
      case "catalogue.specification" -> catalogue.specification();
      case "catalogue.notOnSale" -> catalogue.notOnSale();
      case "catalogue.otherProduct" -> catalogue.otherProduct();
      case "owners.foreign" -> owners.foreign().map(String::valueOf);
      default -> throw new IllegalArgumentException("a profile has no single value at " + path);
    };
  }

  /** The profile for a report, in the shape of its file, with {@code ***} for secrets. */
  public Map<String, Object> masked() {
    return ProfileJson.masked(this);
  }

  /** The same profile with another way to call the target. */
  public Profile withWire(Wire other) {
    return new Profile(url, other, keys, owners, catalogue, rateLimit, fault, hooks, conditions);
  }

  /** The same profile for another address. */
  public Profile withUrl(URI other) {
    return new Profile(other, wire, keys, owners, catalogue, rateLimit, fault, hooks, conditions);
  }
}
