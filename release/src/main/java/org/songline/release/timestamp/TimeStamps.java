package org.songline.release.timestamp;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.songline.media.AtomicFile;
import org.songline.release.ReleaseProblem;
import org.songline.release.evidence.EvidenceFolder;
import org.songline.release.evidence.EvidenceJournal;
import org.songline.release.id.Sha256;

/**
 * The time stamps of a journal, each as three files in {@code evidence/stamps}: the statement that
 * is stamped ({@code .txt}), the request ({@code .tsq}) and the authority's reply ({@code .tsr}). A
 * request without a reply waits to be sent.
 */
public final class TimeStamps {
  private static final int MOST_BYTES = 1 << 20;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int NONCE_BITS = 128;

  private final EvidenceFolder home;
  private final EvidenceJournal journal;
  private final Path folder;

  public TimeStamps(EvidenceFolder home) {
    this.home = home;
    journal = new EvidenceJournal(home);
    folder = home.folder().resolve("stamps");
  }

  /**
   * One time stamp.
   *
   * @param name of its files
   * @param entries of the journal that it is over
   * @param waits whether it has no reply yet
   * @param time when it was stamped; empty while it waits or when it does not hold
   * @param fault why it does not hold; empty when it does or waits
   */
  public record Stamp(String name, int entries, boolean waits, String time, String fault) {}

  /**
   * Makes a request over the whole journal as it is; needs no line.
   *
   * @param random for the nonce, a {@link java.security.SecureRandom} outside of tests
   * @throws ReleaseProblem when the journal is empty or was changed, or is stamped already
   */
  public String request(RandomGenerator random) throws IOException {
    EvidenceJournal.Chain chain = journal.read();
    String place = home.journal().toString();
    if (!chain.fault().isEmpty()) {
      throw new ReleaseProblem(place, chain.fault(), "restore it from a copy");
    }
    int entries = chain.entries().size();
    if (entries == 0) {
      throw new ReleaseProblem(place, "nothing is entered yet", "enter what is there first");
    }
    String name = String.format(Locale.ROOT, "%06d", entries);
    if (Files.exists(file(name, "tsq"))) {
      throw new ReleaseProblem(place, "this state has its request already", "send it");
    }
    Files.createDirectories(folder);
    String text = new Statement(entries, chain.root(entries)).text();
    byte[] nonce = new byte[NONCE_BITS / 8];
    random.nextBytes(nonce);
    byte[] request = Tokens.request(digest(text), new BigInteger(1, nonce));
    AtomicFile.write(file(name, "txt"), text.getBytes(StandardCharsets.UTF_8));
    AtomicFile.write(file(name, "tsq"), request);
    return name;
  }

  /**
   * Sends every request that waits. A reply is kept only when it grants what was asked; what could
   * not be sent goes on waiting.
   *
   * @param authority an address that takes RFC 3161 over HTTP
   * @return what did not work, in lines; nothing when all have their replies
   */
  public List<String> send(URI authority) throws IOException, InterruptedException {
    String scheme = String.valueOf(authority.getScheme()).toLowerCase(Locale.ROOT);
    boolean web = scheme.equals("http") || scheme.equals("https");
    if (!web || authority.getHost() == null) {
      throw new ReleaseProblem(
          authority.toString(), "it is no address of an authority", "use http:// or https://");
    }
    List<String> faults = new ArrayList<>();
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      for (String name : names()) {
        if (Files.exists(file(name, "tsr"))) {
          continue;
        }
        try {
          byte[] request = read(file(name, "tsq"));
          byte[] reply = post(client, authority, request);
          Instant _ = Tokens.granted(name, request, reply);
          AtomicFile.write(file(name, "tsr"), reply);
        } catch (ReleaseProblem refused) {
          faults.add(String.valueOf(refused.getMessage()));
        } catch (IOException away) {
          String why = away.getMessage() == null ? "no line" : away.getMessage();
          faults.add(name + " waits: " + authority.getHost() + " was not reached: " + why);
        }
      }
    }
    return faults;
  }

  private static byte[] post(HttpClient client, URI authority, byte[] request)
      throws IOException, InterruptedException {
    HttpRequest post =
        HttpRequest.newBuilder(authority)
            .timeout(PATIENCE)
            .header("Content-Type", "application/timestamp-query")
            .header("Accept", "application/timestamp-reply")
            .POST(HttpRequest.BodyPublishers.ofByteArray(request))
            .build();
    HttpResponse<InputStream> answer = client.send(post, HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream body = answer.body()) {
      if (answer.statusCode() != 200) {
        throw new IOException("it answers " + answer.statusCode());
      }
      byte[] bytes = body.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new IOException("its answer is too long");
      }
      return bytes;
    }
  }

  /**
   * Checks every time stamp against the journal and, when roots are named, its signer against them.
   *
   * @param roots certificates that the user trusts; none checks all but who the authority is
   */
  public List<Stamp> verify(List<X509Certificate> roots, Clock clock) throws IOException {
    EvidenceJournal.Chain chain = journal.read();
    List<Stamp> stamps = new ArrayList<>();
    for (String name : names()) {
      String text = new String(read(file(name, "txt")), StandardCharsets.UTF_8);
      boolean waits = !Files.exists(file(name, "tsr"));
      int entries = 0;
      String time = "";
      String fault = "";
      try {
        Statement statement = Statement.read(name + ".txt", text);
        entries = statement.entries();
        if (!waits) {
          time = stamped(name, text, roots, clock.instant()).toString();
        }
        if (chain.entries().size() < entries) {
          fault =
              name + ": entries " + (chain.entries().size() + 1) + " to " + entries + " are lost";
        } else if (!chain.root(entries).equals(statement.root())) {
          fault = name + ": the first " + entries + " entries are not those that were stamped";
        }
      } catch (ReleaseProblem wrong) {
        fault = String.valueOf(wrong.getMessage());
      }
      stamps.add(new Stamp(name, entries, waits, fault.isEmpty() ? time : "", fault));
    }
    return stamps;
  }

  private Instant stamped(String name, String text, List<X509Certificate> roots, Instant now)
      throws IOException {
    byte[] request = read(file(name, "tsq"));
    byte[] reply = read(file(name, "tsr"));
    String place = name + ".tsr";
    return Tokens.verified(place, request, reply, digest(text), roots, now);
  }

  /** Reads the certificates in a file, one or several in PEM or one in DER. */
  public static List<X509Certificate> certificates(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      List<X509Certificate> found = new ArrayList<>();
      CertificateFactory.getInstance("X.509")
          .generateCertificates(in)
          .forEach(
              one -> {
                if (one instanceof X509Certificate certificate) {
                  found.add(certificate);
                }
              });
      if (found.isEmpty()) {
        throw new CertificateException("none");
      }
      return found;
    } catch (CertificateException wrong) {
      throw new ReleaseProblem(
          file.toString(), "it holds no certificate", "name one in PEM or DER", wrong);
    }
  }

  /** The stamps' names in order. */
  private List<String> names() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.matches("[0-9]{6,9}\\.tsq"))
          .map(name -> name.substring(0, name.length() - ".tsq".length()))
          .sorted()
          .toList();
    }
  }

  private Path file(String name, String ending) {
    return folder.resolve(name + "." + ending);
  }

  private static byte[] read(Path file) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw new ReleaseProblem(file.toString(), "it is too long", "restore it from a copy");
    }
    return Files.readAllBytes(file);
  }

  private static byte[] digest(String text) {
    return Sha256.digest().digest(text.getBytes(StandardCharsets.UTF_8));
  }
}
