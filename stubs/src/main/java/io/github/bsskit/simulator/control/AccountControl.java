package io.github.bsskit.simulator.control;

import io.github.bsskit.simulator.api.Credentials;
import io.github.bsskit.simulator.world.AccessKey;
import io.github.bsskit.simulator.world.AccountType;
import io.github.bsskit.simulator.world.PrintableText;
import io.github.bsskit.simulator.world.World;
import io.github.bsskit.simulator.world.WorldState;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Creates and lists accounts. */
final class AccountControl {

  private static final String TYPE = "type";
  private static final String PERMISSIONS = "permissions";

  private static final int MAX_PERMISSION = 200;

  static final String PERMISSION_FIX =
      "use a RAM action of at most " + MAX_PERMISSION + " printable characters";

  /** A key without its secret. */
  private record KeyView(
      String accessKeyId,
      long accountId,
      AccountType type,
      List<String> owners,
      List<String> permissions,
      boolean active,
      boolean temporary,
      boolean expired,
      boolean made) {}

  private final World world;

  AccountControl(World world) {
    this.world = world;
  }

  ControlResponse create(ControlBody body) {
    body.allowOnly(TYPE, PERMISSIONS);
    List<String> types = Arrays.stream(AccountType.values()).map(AccountType::toString).toList();
    String type = body.has(TYPE) ? body.oneOf(TYPE, types) : types.get(0);
    List<String> permissions = body.texts(PERMISSIONS).orElse(List.of("*"));
    for (String permission : permissions) {
      if (!isPermission(permission)) {
        throw new InvalidControlRequest(
            "invalid permissions \"" + StateFile.shown(permission) + "\": " + PERMISSION_FIX);
      }
    }
    AccessKey key =
        world.createAccount(AccountType.valueOf(type.toUpperCase(Locale.ROOT)), permissions);
    return ControlResponse.json(201, credentials(key));
  }

  /** Whether an account can have a permission. */
  static boolean isPermission(String text) {
    return text.length() <= MAX_PERMISSION && PrintableText.line(text).equals(text);
  }

  static Credentials credentials(AccessKey key) {
    return new Credentials(key.id(), key.secret(), key.accountId(), key.owners());
  }

  ControlResponse list() {
    WorldState state = world.state();
    return ControlResponse.stream()
        .withAll("accounts", state.keys().all(), key -> view(state, key))
        .response();
  }

  private static KeyView view(WorldState state, AccessKey key) {
    return new KeyView(
        key.id(),
        key.accountId(),
        key.accountType(),
        key.owners(),
        key.permissions(),
        key.isActive(),
        key.token().isPresent(),
        key.isExpired(state.now(key.accountId())),
        !state.accounts().isFixture(key.accountId()));
  }
}
