package io.github.bsskit.conformance.target;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a target provides for its own examination: where it is, how it is called, with what keys,
 * and what it can be asked to do. What is left out is not held against the target; the obligations
 * that need it are reported as not exercised, with the name of the missing key.
 *
 * @param url where the target listens
 * @param wire how it is called
 * @param keys access keys by what they are for; a role that is not there is not provided
 * @param owners accounts for which ledgers and plans may be made
 * @param catalogue what can be ordered
 * @param rateLimited whether the target enforces the documented rate
 * @param fault how an error that no input causes is arranged
 * @param hooks what helps an examination and is no part of the contract
 * @param timeLimit how long one answer may take, more than zero
 * @param live whether this is the real service, whose gateway may answer for the operation
 * @param paid whether calls cost money and that is meant
 */
public record Profile(
    URI url,
    Wire wire,
    Map<Role, List<Key>> keys,
    Owners owners,
    Catalogue catalogue,
    boolean rateLimited,
    Optional<FaultTrigger> fault,
    Hooks hooks,
    Duration timeLimit,
    boolean live,
    boolean paid) {

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
    public String key() {
      return key;
    }
  }

  /** Where operations are addressed. */
  public enum WireForm {
    /** All on the path {@code /}, told apart by Action: what official clients send. */
    RPC,
    /** Each on the path that it has in the OpenAPI file. */
    OPENAPI
  }

  /**
   * How the target is called.
   *
   * @param form where operations are addressed
   * @param signatures V1, V3: those that it takes, the usual one first; empty if it takes none
   * @param verified whether it looks at signatures, nonces and times at all
   * @param unsigned whether it takes calls without a signature as well
   * @param formats JSON, XML: those that it answers in, the usual one first
   */
  public record Wire(
      WireForm form,
      List<String> signatures,
      boolean verified,
      boolean unsigned,
      List<String> formats) {

    /** The lists, copied. */
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
   * @param token the security token of a temporary key
   * @param owners owners of its own, if the common ones are not its account's
   */
  public record Key(String id, String secret, Optional<String> token, List<OwnerRange> owners) {

    /** The owners, copied. */
    public Key {
      owners = List.copyOf(owners);
    }

    @Override
    public String toString() {
      return "key " + id;
    }
  }

  /**
   * Owner ids in a row.
   *
   * @param first at least 1
   * @param last at least first
   */
  public record OwnerRange(long first, long last) {

    /** How many there are; never negative, {@link Long#MAX_VALUE} at most. */
    public long size() {
      long size = last - first + 1;
      return size < 0 ? Long.MAX_VALUE : size;
    }
  }

  /**
   * Accounts that may be named as owner.
   *
   * @param fresh accounts of the full keys' account that have no ledger yet
   * @param foreign an account that is not
   */
  public record Owners(List<OwnerRange> fresh, Optional<Long> foreign) {

    /** The ranges, copied. */
    public Owners {
      fresh = List.copyOf(fresh);
    }
  }

  /**
   * What can be ordered.
   *
   * @param product a product's code
   * @param packageType a type of that product that is on sale
   * @param specification a size that it comes in
   * @param notOnSale a type of that product that exists and is not on sale
   * @param otherProduct a product that has no such type
   */
  public record Catalogue(
      Optional<String> product,
      Optional<String> packageType,
      Optional<String> specification,
      Optional<String> notOnSale,
      Optional<String> otherProduct) {}

  /**
   * Requests that help an examination.
   *
   * @param reset puts the target's state back to its start
   * @param clock moves the target's clock on by {@code {seconds}}
   * @param refill gives every caller a whole rate again
   */
  public record Hooks(
      Optional<RequestTemplate> reset,
      Optional<RequestTemplate> clock,
      Optional<RequestTemplate> refill) {}

  /**
   * A request with places to fill in, {@code {action}}, {@code {code}}, {@code {seconds}}.
   *
   * @param method GET, POST, …
   * @param url absolute, or a path of the target
   * @param headers by name
   * @param body empty for none
   */
  public record RequestTemplate(
      String method, String url, Map<String, String> headers, String body) {

    /** The headers, copied, in their order. */
    public RequestTemplate {
      headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** The same with its places filled in. */
    public RequestTemplate with(Map<String, String> values) {
      Map<String, String> filled = new LinkedHashMap<>(headers);
      filled.replaceAll((name, value) -> filled(value, values));
      return new RequestTemplate(method, filled(url, values), filled, filled(body, values));
    }
  }

  /** How an error that no input causes is arranged for the next call. */
  public sealed interface FaultTrigger {

    /**
     * By a request sent before the call.
     *
     * @param request with {@code {action}} and {@code {code}}
     */
    record ByRequest(RequestTemplate request) implements FaultTrigger {}

    /**
     * By a parameter of the call itself.
     *
     * @param parameters name and value, with {@code {code}}, for each action
     */
    record ByParameter(Map<String, Map.Entry<String, String>> parameters) implements FaultTrigger {

      /** The parameters, copied, in their order. */
      public ByParameter {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
      }
    }

    /**
     * By a header of the call itself.
     *
     * @param name the header's name
     * @param value with {@code {action}} and {@code {code}}
     */
    record ByHeader(String name, String value) implements FaultTrigger {}
  }

  /** The map, copied. */
  public Profile {
    keys = Map.copyOf(keys);
  }

  /** The keys of a role; empty if the profile has none. */
  public List<Key> keys(Role role) {
    return keys.getOrDefault(role, List.of());
  }

  /**
   * A value by its place in a profile, which is how the spec says where a good value of a parameter
   * is from; empty if the profile has none.
   *
   * @param path catalogue and one of its keys, or owners.foreign
   * @throws IllegalArgumentException if a profile has no single value at such a place
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

  /**
   * All of it for a report: maps, lists, texts and flags in a profile's order, with {@code ***} for
   * what lets one in.
   */
  public Map<String, Object> masked() {
    return new MaskedProfile(this).masked();
  }

  /** The same profile for a target that is called another way. */
  public Profile withWire(Wire other) {
    return new Profile(
        url, other, keys, owners, catalogue, rateLimited, fault, hooks, timeLimit, live, paid);
  }

  /** The same profile for a target somewhere else. */
  public Profile withUrl(URI elsewhere) {
    return new Profile(
        elsewhere, wire, keys, owners, catalogue, rateLimited, fault, hooks, timeLimit, live, paid);
  }

  /** A text with {@code {name}} replaced by the values. */
  static String filled(String text, Map<String, String> values) {
    String result = text;
    for (Map.Entry<String, String> value : values.entrySet()) {
      result = result.replace("{" + value.getKey() + "}", value.getValue());
    }
    return result;
  }
}
