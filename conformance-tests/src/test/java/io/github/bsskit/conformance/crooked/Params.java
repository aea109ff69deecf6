package io.github.bsskit.conformance.crooked;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Decoded parameters in their order, and their canonical form. */
record Params(List<Map.Entry<String, String>> pairs) {

  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~";
  private static final Comparator<String> BY_CODE_POINT =
      (a, b) ->
          Arrays.compareUnsigned(
              a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

  static Params parse(String raw, UnaryOperator<String> decoder) {
    List<Map.Entry<String, String>> pairs = new ArrayList<>();
    for (String part : raw.split("&")) {
      if (!part.isEmpty()) {
        int equals = part.indexOf('=');
        String name = equals < 0 ? part : part.substring(0, equals);
        String value = equals < 0 ? "" : part.substring(equals + 1);
        pairs.add(Map.entry(decoder.apply(name), decoder.apply(value)));
      }
    }
    return new Params(pairs);
  }

  /** These and the others whose names are new. */
  Params union(Params others) {
    Map<String, String> mine = asMap();
    List<Map.Entry<String, String>> all = new ArrayList<>(pairs);
    others.pairs.stream().filter(pair -> !mine.containsKey(pair.getKey())).forEach(all::add);
    return new Params(all);
  }

  Params only(BiPredicate<String, String> wanted) {
    return new Params(
        pairs.stream().filter(pair -> wanted.test(pair.getKey(), pair.getValue())).toList());
  }

  Map<String, String> asMap() {
    Map<String, String> map = new LinkedHashMap<>();
    pairs.forEach(pair -> map.putIfAbsent(pair.getKey(), pair.getValue()));
    return map;
  }

  /** Sorted and encoded, for both signature versions. */
  String canonical() {
    return pairs.stream()
        .sorted(
            Map.Entry.<String, String>comparingByKey(BY_CODE_POINT)
                .thenComparing(Map.Entry.comparingByValue(BY_CODE_POINT)))
        .map(pair -> encode(pair.getKey()) + "=" + encode(pair.getValue()))
        .collect(Collectors.joining("&"));
  }

  static String encode(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      if (UNRESERVED.indexOf(b) >= 0) {
        encoded.append((char) b);
      } else {
        encoded.append(String.format("%%%02X", b & 0xff));
      }
    }
    return encoded.toString();
  }

  /** Decodes percent encoding and plus signs. */
  static String decode(String text) {
    return decodePercent(text.replace('+', ' '));
  }

  /** Decodes percent encoding only; invalid escapes are kept. */
  static String decodePercent(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream decoded = new ByteArrayOutputStream();
    for (int i = 0; i < bytes.length; i++) {
      int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
      int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
      if (bytes[i] == '%' && high >= 0 && low >= 0) {
        decoded.write(high * 16 + low);
        i += 2;
      } else {
        decoded.write(bytes[i]);
      }
    }
    return decoded.toString(StandardCharsets.UTF_8);
  }
}
