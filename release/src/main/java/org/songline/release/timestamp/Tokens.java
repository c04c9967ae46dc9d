package org.songline.release.timestamp;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;
import org.songline.release.ReleaseProblem;

/** Requests and replies of RFC 3161 as bytes. */
final class Tokens {
  /** How far the clock of an authority may be ahead of ours. */
  private static final Duration AHEAD = Duration.ofMinutes(5);

  private Tokens() {}

  /** A request for a stamp over a SHA-256, asking for the authority's certificate. */
  static byte[] request(byte[] sha256, BigInteger nonce) throws IOException {
    TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
    generator.setCertReq(true);
    return generator.generate(TSPAlgorithms.SHA256, sha256, nonce).getEncoded();
  }

  /**
   * Checks that a reply grants what was asked for: status, imprint, nonce, and the signature by the
   * certificate in it.
   *
   * @return when it was stamped
   */
  static Instant granted(String place, byte[] request, byte[] reply) {
    TimeStampResponse response;
    try {
      response = new TimeStampResponse(reply);
    } catch (TSPException | IOException | RuntimeException wrong) {
      // The parser lets damaged bytes out as many kinds of exception.
      throw refused(place, "it is no reply of a time-stamping authority", wrong);
    }
    try {
      TimeStampToken token = response.getTimeStampToken();
      if (token == null) {
        throw refused(place, "the authority refuses: " + status(response), null);
      }
      response.validate(new TimeStampRequest(request));
      X509CertificateHolder signer = signer(place, token);
      token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(signer));
      return token.getTimeStampInfo().getGenTime().toInstant();
    } catch (TSPException wrong) {
      throw refused(place, "the time stamp does not hold: " + wrong.getMessage(), wrong);
    } catch (IOException
        | OperatorCreationException
        | GeneralSecurityException
        | RuntimeException wrong) {
      if (wrong instanceof ReleaseProblem told) {
        throw told;
      }
      throw refused(place, "the time stamp is damaged", wrong);
    }
  }

  private static String status(TimeStampResponse response) {
    String words = response.getStatusString();
    String status = "status " + response.getStatus();
    return words == null ? status : status + ", " + words.replaceAll("\\p{Cntrl}", " ");
  }

  private static X509CertificateHolder signer(String place, TimeStampToken token) {
    for (X509CertificateHolder holder : token.getCertificates().getMatches(null)) {
      if (token.getSID().match(holder)) {
        return holder;
      }
    }
    throw refused(place, "the authority sent no certificate of its own", null);
  }

  /**
   * Checks a reply in full: what {@link #granted} checks, the content that was stamped, and that
   * the signer's certificate was valid then and leads to one of the roots.
   *
   * @param sha256 of the content as it is now
   * @param roots that the user trusts; with none it is not asked who the signer is
   * @param now by our clock
   * @return when it was stamped
   */
  static Instant verified(
      String place,
      byte[] request,
      byte[] reply,
      byte[] sha256,
      List<X509Certificate> roots,
      Instant now) {
    Instant time = granted(place, request, reply);
    try {
      TimeStampToken token = new TimeStampResponse(reply).getTimeStampToken();
      if (!Arrays.equals(token.getTimeStampInfo().getMessageImprintDigest(), sha256)) {
        throw refused(place, "it is over other content", null);
      }
      if (time.isAfter(now.plus(AHEAD))) {
        throw refused(place, "its time " + time + " is still to come", null);
      }
      if (roots.isEmpty()) {
        return time;
      }
      JcaX509CertificateConverter converter = new JcaX509CertificateConverter();
      List<X509Certificate> sent = new ArrayList<>();
      for (X509CertificateHolder holder : token.getCertificates().getMatches(null)) {
        sent.add(converter.getCertificate(holder));
      }
      X509CertSelector target = new X509CertSelector();
      target.setCertificate(converter.getCertificate(signer(place, token)));
      Set<TrustAnchor> anchors =
          roots.stream().map(root -> new TrustAnchor(root, null)).collect(Collectors.toSet());
      PKIXBuilderParameters rules = new PKIXBuilderParameters(anchors, target);
      rules.addCertStore(
          CertStore.getInstance("Collection", new CollectionCertStoreParameters(sent)));
      rules.setRevocationEnabled(false);
      rules.setDate(Date.from(time));
      CertPathBuilder.getInstance("PKIX").build(rules);
      return time;
    } catch (GeneralSecurityException wrong) {
      throw refused(
          place,
          "its certificate does not lead to the one that you trust, or was not valid",
          wrong);
    } catch (TSPException | IOException wrong) {
      throw refused(place, "it is no reply of a time-stamping authority", wrong);
    }
  }

  private static ReleaseProblem refused(
      String place, String what, @org.jspecify.annotations.Nullable Exception why) {
    String mend = "ask for a new time stamp";
    return why == null
        ? new ReleaseProblem(place, what, mend)
        : new ReleaseProblem(place, what, mend, why);
  }
}
