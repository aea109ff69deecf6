package io.github.bsskit.simulator.control;

import io.github.bsskit.simulator.world.Nonces;
import io.github.bsskit.simulator.world.WorldSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the used nonces of a key from a file, whichever way that has them. */
final class NonceReader {

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{16}");

  /** From one turn to the next, in files that have the nonces themselves. */
  private static final Duration TURN = Duration.ofMinutes(62);

  private NonceReader() {}

  static List<WorldSnapshot.Used> read(String place, StateFile.Nonces nonces) {
    if (nonces.turnAt() == null) {
      Instant until = StateReader.time(place + ".until", nonces.until());
      List<Long> marks = nonces.hashes().stream().map(hash -> mark(place, hash)).toList();
      return List.of(new WorldSnapshot.Used(nonces.accessKeyId(), until, marks));
    }
    Instant turnAt = StateReader.time(place + ".turnAt", nonces.turnAt());
    return List.of(
        texts(nonces.accessKeyId(), turnAt, nonces.old()),
        texts(nonces.accessKeyId(), turnAt.plus(TURN), nonces.young()));
  }

  private static long mark(String place, String hash) {
    if (!HASH.matcher(hash).matches()) {
      throw StateReader.mistake(
          place + ".hashes", "has \"" + hash + "\"", "write 16 small hexadecimal digits");
    }
    return HexFormat.fromHexDigitsToLong(hash);
  }

  private static WorldSnapshot.Used texts(String keyId, Instant until, List<String> nonces) {
    return new WorldSnapshot.Used(keyId, until, nonces.stream().map(Nonces::mark).toList());
  }
}
