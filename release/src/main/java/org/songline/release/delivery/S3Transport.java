package org.songline.release.delivery;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.songline.media.Progress;
import org.songline.release.ReleaseProblem;
import org.songline.release.ddex.FileFact;
import org.songline.release.ddex.XmlElement;
import org.songline.release.ddex.XmlText;
import org.songline.release.id.Sha256;

/**
 * To S3-compatible storage. Longer files are sent in parts, of which a cut upload sends the missing
 * ones; an object appears only once all its bytes are there, and its tag or content is compared.
 */
public final class S3Transport implements Transport {
  /** The usual size of a part, in bytes; storage allows no less than 5 MiB but for the last. */
  public static final int PART_SIZE = 8 << 20;

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MOST_PARTS = 10_000;
  private static final int MOST_ANSWER = 8 << 20;
  private static final String UPLOAD_ID = "uploadId";
  private static final String PART_NUMBER = "partNumber";
  private static final String SUM = "x-amz-meta-sha256";
  private static final String PUT = "PUT";
  private static final String GET = "GET";
  private static final int OK = 200;
  private static final int GONE = 404;

  /**
   * Where and who.
   *
   * @param endpoint the storage's address
   * @param prefix what keys begin with; may be empty
   * @param access the access key's name
   * @param secret the access key's secret
   */
  public record Place(
      URI endpoint, String region, String bucket, String prefix, String access, String secret) {}

  private final Place place;
  private final Clock clock;
  private final int partSize;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  public S3Transport(Place place, Clock clock, int partSize) {
    this.place = place;
    this.clock = clock;
    this.partSize = partSize;
  }

  private String key(String path) {
    String prefix = place.prefix().replaceAll("^/+|/+$", "");
    return "/" + place.bucket() + "/" + (prefix.isEmpty() ? "" : prefix + "/") + path;
  }

  private HttpResponse<byte[]> ask(
      String method,
      String key,
      Map<String, String> query,
      Map<String, String> headers,
      byte[] body)
      throws IOException {
    S3Request request =
        new S3Request(
            method,
            place.endpoint(),
            key,
            new TreeMap<>(query),
            new TreeMap<>(headers),
            S3Request.sha256(body));
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(request.address())
            .timeout(PATIENCE.multipliedBy(10))
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
    request
        .signed(new S3Request.Keys(place.access(), place.secret(), place.region()), clock.instant())
        .forEach(builder::header);
    try {
      return client.send(builder.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new CancellationException();
    } catch (IOException cut) {
      throw new ReleaseProblem(
          key.substring(1),
          "the connection to " + place.endpoint().getHost() + " was cut (" + cut + ")",
          "deliver again: it goes on where it was",
          cut);
    }
  }

  private HttpResponse<byte[]> good(String key, HttpResponse<byte[]> response) {
    if (response.statusCode() != OK && response.statusCode() != 204) {
      String body = new String(response.body(), StandardCharsets.UTF_8);
      String code =
          body.startsWith("<") ? XmlText.read("answer", response.body()).root().first("Code") : "";
      throw new ReleaseProblem(
          key.substring(1),
          "the storage refuses it ("
              + response.statusCode()
              + (code.isEmpty() ? "" : " " + code)
              + ")",
          "check bucket, keys, rights and room, then deliver again");
    }
    return response;
  }

  private static String tag(HttpResponse<?> response) {
    return response.headers().firstValue("etag").orElse("").replace("\"", "");
  }

  @Override
  public void send(String path, Path file, FileFact fact, Memory memory, Progress progress)
      throws IOException {
    String key = key(path);
    HttpResponse<byte[]> there = ask("HEAD", key, Map.of(), Map.of(), new byte[0]);
    if (there.statusCode() != GONE) {
      good(key, there);
      if (length(there) != fact.size() || !content(key, fact)) {
        throw Sending.occupied(path);
      }
      return;
    }
    if ((fact.size() + partSize - 1) / partSize > MOST_PARTS) {
      throw new ReleaseProblem(path, "it is too long for storage", "use another way");
    }
    String expected =
        fact.size() <= partSize
            ? whole(key, file, fact, progress)
            : parts(key, file, fact, memory, progress);
    HttpResponse<byte[]> after = good(key, ask("HEAD", key, Map.of(), Map.of(), new byte[0]));
    if (length(after) != fact.size()
        || (!expected.equals(tag(after)) && !content(key, fact))
        || !FileFact.of(file).equals(fact)) {
      good(key, ask("DELETE", key, Map.of(), Map.of(), new byte[0]));
      throw Sending.different(path, file, fact);
    }
  }

  private String whole(String key, Path file, FileFact fact, Progress progress) throws IOException {
    byte[] bytes = piece(file, 0, (int) fact.size());
    good(
        key,
        ask(PUT, key, Map.of(), Map.of(SUM, fact.sha256(), "content-md5", base64(bytes)), bytes));
    step(progress, fact.size(), fact.size());
    return fact.md5();
  }

  private String parts(String key, Path file, FileFact fact, Memory memory, Progress progress)
      throws IOException {
    String upload = memory.recall();
    Map<Integer, String> sent = upload.isEmpty() ? null : sent(key, upload);
    if (sent == null) {
      HttpResponse<byte[]> begun =
          good(
              key,
              ask("POST", key, Map.of("uploads", ""), Map.of(SUM, fact.sha256()), new byte[0]));
      upload = XmlText.read("answer", begun.body()).root().first("UploadId");
      memory.keep(upload);
      sent = Map.of();
    }
    List<XmlElement> list = new ArrayList<>();
    ByteArrayOutputStream sums = new ByteArrayOutputStream();
    int number = 0;
    for (long at = 0; at < fact.size(); at += partSize) {
      number++;
      byte[] bytes = piece(file, at, (int) Math.min(partSize, fact.size() - at));
      byte[] md5 = S3Request.digest("MD5", bytes);
      String tag = HexFormat.of().formatHex(md5);
      if (!tag.equals(sent.get(number))) {
        HttpResponse<byte[]> put =
            good(
                key,
                ask(
                    PUT,
                    key,
                    Map.of(PART_NUMBER, Integer.toString(number), UPLOAD_ID, upload),
                    Map.of("content-md5", Base64.getEncoder().encodeToString(md5)),
                    bytes));
        tag = tag(put);
      }
      sums.writeBytes(md5);
      list.add(
          XmlElement.of(
              "Part",
              XmlElement.of("PartNumber", Integer.toString(number)),
              XmlElement.of("ETag", "\"" + tag + "\"")));
      step(progress, at + bytes.length, fact.size());
    }
    byte[] end =
        XmlText.write(
            "s",
            "http://s3.amazonaws.com/doc/2006-03-01/",
            new XmlElement("CompleteMultipartUpload", new TreeMap<>(), list, ""));
    String text =
        new String(end, StandardCharsets.UTF_8)
            .replace("<s:", "<")
            .replace("</s:", "</")
            .replace("xmlns:s=", "xmlns=");
    HttpResponse<byte[]> done =
        good(
            key,
            ask(
                "POST",
                key,
                Map.of(UPLOAD_ID, upload),
                Map.of(),
                text.getBytes(StandardCharsets.UTF_8)));
    // Storage may begin to answer well and end with an error.
    if (new String(done.body(), StandardCharsets.UTF_8).contains("<Error>")) {
      throw new ReleaseProblem(
          key.substring(1), "the storage could not put the parts together", "deliver again");
    }
    return HexFormat.of().formatHex(S3Request.digest("MD5", sums.toByteArray())) + "-" + number;
  }

  /** Tags of the parts that are there; null when the upload is not known any more. */
  private @Nullable Map<Integer, String> sent(String key, String upload) throws IOException {
    SortedMap<Integer, String> tags = new TreeMap<>();
    String marker = "0";
    while (true) {
      HttpResponse<byte[]> response =
          ask(
              GET,
              key,
              Map.of(UPLOAD_ID, upload, "part-number-marker", marker),
              Map.of(),
              new byte[0]);
      if (response.statusCode() == GONE) {
        return null;
      }
      XmlElement root = XmlText.read("answer", good(key, response).body()).root();
      for (XmlElement part : root.all("Part")) {
        tags.put(number(part.first("PartNumber")), part.first("ETag").replace("\"", ""));
      }
      String next = root.first("NextPartNumberMarker");
      if (!root.first("IsTruncated").equals("true") || next.isEmpty() || next.equals(marker)) {
        return tags;
      }
      marker = next;
    }
  }

  private static int number(String text) {
    return text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
  }

  private static byte[] piece(Path file, long at, int length) throws IOException {
    byte[] bytes = new byte[length];
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      in.seek(at);
      int count = 0;
      while (count < length) {
        int more = in.read(bytes, count, length - count);
        if (more < 0) {
          throw Sending.changed(file);
        }
        count += more;
      }
    }
    return bytes;
  }

  private static void step(Progress progress, long done, long total) {
    if (!progress.at(done, total)) {
      throw new CancellationException();
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(S3Request.digest("MD5", bytes));
  }

  private static long length(HttpResponse<?> response) {
    return response.headers().firstValueAsLong("content-length").orElse(-1);
  }

  /** Whether an object's bytes are those: all of it is read back. */
  private boolean content(String key, FileFact fact) throws IOException {
    MessageDigest digest = Sha256.digest();
    for (long at = 0; at < fact.size(); at += partSize) {
      long end = Math.min(at + partSize, fact.size()) - 1;
      HttpResponse<byte[]> got =
          ask(GET, key, Map.of(), Map.of("range", "bytes=" + at + "-" + end), new byte[0]);
      if (got.statusCode() != 206 && got.statusCode() != OK) {
        good(key, got);
      }
      digest.update(got.body());
    }
    return Sha256.hex(digest).equals(fact.sha256());
  }

  @Override
  public long size(String path) throws IOException {
    String key = key(path);
    HttpResponse<byte[]> response = ask("HEAD", key, Map.of(), Map.of(), new byte[0]);
    return response.statusCode() == GONE ? -1 : length(good(key, response));
  }

  @Override
  public List<String> list(String folder) throws IOException {
    String bucket = "/" + place.bucket();
    String prefix = key(folder).substring(bucket.length() + 1) + "/";
    HttpResponse<byte[]> response =
        good(
            bucket,
            ask(
                GET,
                bucket,
                Map.of("list-type", "2", "prefix", prefix, "delimiter", "/"),
                Map.of(),
                new byte[0]));
    if (response.body().length > MOST_ANSWER) {
      throw new ReleaseProblem(folder, "too much lies there", "clear it up");
    }
    return XmlText.read("answer", response.body()).root().texts("Contents", "Key").stream()
        .map(one -> one.substring(Math.min(one.length(), prefix.length())))
        .filter(one -> !one.isEmpty())
        .sorted()
        .toList();
  }

  @Override
  public byte[] read(String path, int most) throws IOException {
    String key = key(path);
    HttpResponse<byte[]> response = good(key, ask(GET, key, Map.of(), Map.of(), new byte[0]));
    return Sending.bounded(path, new ByteArrayInputStream(response.body()), most);
  }

  @Override
  public void close() {
    client.close();
  }
}
