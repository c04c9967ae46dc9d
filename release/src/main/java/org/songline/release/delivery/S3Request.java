package org.songline.release.delivery;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A request to S3-compatible storage with its signature, version 4 of Amazon's signing process, as
 * published in its API reference.
 *
 * @param path of the address, not encoded, beginning with a slash
 * @param query not encoded
 * @param headers that are signed, in lower case, besides those that are made here
 */
record S3Request(
    String method,
    URI endpoint,
    String path,
    SortedMap<String, String> query,
    SortedMap<String, String> headers,
    String bodySha256) {
  private static final String SERVICE = "s3";
  private static final String ALGORITHM = "AWS4-HMAC-SHA256";
  private static final String UNRESERVED = "[A-Za-z0-9._~-]";

  /** Who signs. */
  record Keys(String access, String secret, String region) {}

  /** Where it goes. */
  URI address() {
    String base = endpoint.toString().replaceAll("/$", "");
    String words = queryText();
    return URI.create(base + encoded(path, true) + (words.isEmpty() ? "" : "?" + words));
  }

  /** All headers that are sent, but {@code host}, with the signature. */
  SortedMap<String, String> signed(Keys keys, Instant now) {
    String time =
        DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC)
            .format(now);
    String day = time.substring(0, 8);
    SortedMap<String, String> all = new TreeMap<>(headers);
    int port = endpoint.getPort();
    all.put("host", endpoint.getHost() + (port < 0 ? "" : ":" + port));
    all.put("x-amz-content-sha256", bodySha256);
    all.put("x-amz-date", time);
    String names = String.join(";", all.keySet());
    String canonical =
        String.join(
            "\n",
            method,
            encoded(path, true),
            queryText(),
            all.entrySet().stream()
                .map(one -> one.getKey() + ":" + one.getValue().strip() + "\n")
                .collect(Collectors.joining()),
            names,
            bodySha256);
    String scope = day + "/" + keys.region() + "/" + SERVICE + "/aws4_request";
    String text = String.join("\n", ALGORITHM, time, scope, sha256(bytes(canonical)));
    byte[] key = hmac(bytes("AWS4" + keys.secret()), day);
    key = hmac(hmac(hmac(key, keys.region()), SERVICE), "aws4_request");
    String signature = HexFormat.of().formatHex(hmac(key, text));
    all.put(
        "authorization",
        ALGORITHM
            + " Credential="
            + keys.access()
            + "/"
            + scope
            + ",SignedHeaders="
            + names
            + ",Signature="
            + signature);
    all.remove("host");
    return all;
  }

  private String queryText() {
    return query.entrySet().stream()
        .map(one -> encoded(one.getKey(), false) + "=" + encoded(one.getValue(), false))
        .sorted()
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text, boolean slashes) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .mapToObj(Character::toString)
        .forEach(
            c ->
                out.append(
                    c.matches(UNRESERVED) || (slashes && c.equals("/"))
                        ? c
                        : URLEncoder.encode(c, StandardCharsets.UTF_8)
                            .replace("+", "%20")
                            .replace("*", "%2A")));
    return out.toString();
  }

  static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(digest("SHA-256", bytes));
  }

  static byte[] digest(String name, byte[] bytes) {
    try {
      return MessageDigest.getInstance(name).digest(bytes);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(bytes(text));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
