package org.songline.release.cover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nayuki.qrcodegen.QrCode;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songline.release.ReleaseProblem;
import org.songline.release.cover.CoverFacts.Colour;
import org.songline.release.cover.CoverFacts.Picture;

final class CoverInspectorTest {
  private static final int SIDE = 768;
  private static final BufferedImage PHOTO = Pictures.photo(SIDE, 7);

  private static CoverFacts facts(byte[] bytes) throws IOException {
    return CoverInspector.inspect(bytes, "cover");
  }

  private static Picture picture(BufferedImage image) throws IOException {
    return facts(Pictures.jpeg(image, 0.92f)).picture().orElseThrow();
  }

  @Test
  void theHeadOfAFileSaysWhatItIs() throws IOException {
    CoverFacts jpeg = facts(Pictures.jpeg(PHOTO, 0.9f));
    assertThat(jpeg.kind()).isEqualTo("jpeg");
    assertThat(jpeg.width()).isEqualTo(SIDE);
    assertThat(jpeg.colour()).isEqualTo(Colour.RGB);
    assertThat(jpeg.bits()).isEqualTo(8);
    assertThat(jpeg.profile()).isFalse();
    assertThat(jpeg.orientation()).isEqualTo(1);
    CoverFacts png = facts(Pictures.png(Pictures.design(300)));
    assertThat(png.kind()).isEqualTo("png");
    assertThat(png.height()).isEqualTo(300);
    BufferedImage grey = new BufferedImage(64, 32, BufferedImage.TYPE_BYTE_GRAY);
    assertThat(facts(Pictures.jpeg(grey, 0.9f)).colour()).isEqualTo(Colour.GREY);
    assertThat(facts(Pictures.png(grey)).square()).isFalse();
    BufferedImage clear = new BufferedImage(64, 64, BufferedImage.TYPE_INT_ARGB);
    assertThat(facts(Pictures.png(clear)).colour()).isEqualTo(Colour.RGBA);
    BufferedImage deep = new BufferedImage(64, 64, BufferedImage.TYPE_USHORT_GRAY);
    assertThat(facts(Pictures.png(deep)).bits()).isEqualTo(16);
    BufferedImage table = new BufferedImage(64, 64, BufferedImage.TYPE_BYTE_INDEXED);
    assertThat(facts(Pictures.png(table)).colour()).isEqualTo(Colour.INDEXED);
  }

  @Test
  void profilesAndOrientationAreSeen() throws IOException {
    byte[] plain = Pictures.jpeg(Pictures.design(64), 0.9f);
    byte[] turned =
        with(plain, 0xe1, "Exif\0\0II*\0\10\0\0\0\1\0\22\1\3\0\1\0\0\0\6\0\0\0\0\0\0\0");
    assertThat(facts(turned).orientation()).isEqualTo(6);
    byte[] adobe = with(plain, 0xe2, "ICC_PROFILE\0\1\1" + "x".repeat(40) + "Adobe RGB (1998)");
    assertThat(facts(adobe).profile()).isTrue();
    byte[] srgb = with(plain, 0xe2, "ICC_PROFILE\0\1\1" + "x".repeat(40) + "sRGB IEC61966-2.1");
    assertThat(facts(srgb).profile()).isFalse();
  }

  /** A JPEG file with one more segment behind its start. */
  private static byte[] with(byte[] jpeg, int marker, String content) {
    byte[] body = content.getBytes(StandardCharsets.ISO_8859_1);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(jpeg, 0, 2);
    out.write(0xff);
    out.write(marker);
    out.write((body.length + 2) >> 8);
    out.write(body.length + 2);
    out.writeBytes(body);
    out.write(jpeg, 2, jpeg.length - 2);
    return out.toByteArray();
  }

  @Test
  void fourColoursAreCmykWithoutDecoding() throws IOException {
    byte[] jpeg = Pictures.jpeg(Pictures.design(64), 0.9f);
    for (int i = 0; i + 9 < jpeg.length; i++) {
      if ((jpeg[i] & 0xff) == 0xff && (jpeg[i + 1] & 0xff) == 0xc0) {
        jpeg[i + 9] = 4;
      }
    }
    CoverFacts facts = facts(jpeg);
    assertThat(facts.colour()).isEqualTo(Colour.CMYK);
    assertThat(facts.picture()).isEmpty();
  }

  @Test
  void damagedAndForeignFilesAreRefusedInOneLine() throws IOException {
    byte[] whole = Pictures.png(PHOTO);
    Random random = new Random(11);
    for (int length : new int[] {0, 1, 7, 30, 60, 500}) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> facts(cut)).isInstanceOf(ReleaseProblem.class);
    }
    byte[] noise = new byte[4000];
    for (int i = 0; i < 200; i++) {
      random.nextBytes(noise);
      byte[] head = Pictures.jpeg(Pictures.design(16), 0.5f);
      System.arraycopy(head, 0, noise, 0, i);
      try {
        facts(noise.clone());
      } catch (ReleaseProblem refused) {
        assertThat(refused.getMessage()).doesNotContain("\n");
      }
    }
  }

  @Test
  void aPictureThatClaimsTooManyPixelsIsNotDecoded() throws IOException {
    byte[] png = Pictures.png(Pictures.design(16));
    png[16] = 0;
    png[17] = 0;
    png[18] = 0x40;
    png[22] = 0x40;
    java.util.zip.CRC32 sum = new java.util.zip.CRC32();
    sum.update(png, 12, 17);
    for (int i = 0; i < 4; i++) {
      png[29 + i] = (byte) (sum.getValue() >> (24 - 8 * i));
    }
    CoverFacts facts = facts(png);
    assertThat(facts.width()).isEqualTo(0x4010);
    assertThat(facts.picture()).isEmpty();
  }

  @Test
  void blurIsToldFromSharpness() throws IOException {
    float[] ninth = new float[15 * 15];
    Arrays.fill(ninth, 1f / ninth.length);
    BufferedImage blurred = PHOTO;
    for (int i = 0; i < 2; i++) {
      blurred =
          new ConvolveOp(new Kernel(15, 15, ninth), ConvolveOp.EDGE_NO_OP, null)
              .filter(blurred, null);
    }
    double sharp = picture(PHOTO).sharpness();
    double soft = picture(blurred.getSubimage(20, 20, SIDE - 40, SIDE - 40)).sharpness();
    assertThat(sharp).isGreaterThan(100);
    assertThat(soft).isLessThan(12);
    assertThat(picture(Pictures.design(SIDE)).sharpness()).isGreaterThan(12);
  }

  @Test
  void enlargementLeavesTheHighestFrequenciesEmpty() throws IOException {
    BufferedImage small =
        Pictures.scaled(PHOTO, SIDE / 4, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    BufferedImage large = Pictures.scaled(small, SIDE, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    assertThat(picture(PHOTO).detail()).isGreaterThan(0.2);
    assertThat(picture(PHOTO).enlarged()).isFalse();
    assertThat(picture(Pictures.design(SIDE)).enlarged()).isFalse();
    assertThat(PictureFacts.detail(Grey.of(large))).isLessThan(0.002);
    assertThat(picture(large).enlarged()).isTrue();
    BufferedImage plain = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    assertThat(picture(plain).enlarged()).isFalse();
  }

  @Test
  void blocksOfRepeatedPixelsAreMeasured() throws IOException {
    BufferedImage small = Pictures.photo(SIDE / 4, 5);
    BufferedImage blocky =
        Pictures.scaled(small, SIDE, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    assertThat(facts(Pictures.png(blocky)).picture().orElseThrow().blocks()).isEqualTo(4);
    assertThat(picture(PHOTO).blocks()).isEqualTo(1);
    assertThat(picture(Pictures.design(SIDE)).blocks()).isEqualTo(1);
  }

  @Test
  void barsAndBordersAreSeenAndPlainBackgroundsAreNot() throws IOException {
    assertThat(picture(PHOTO).frame()).isFalse();
    assertThat(picture(Pictures.design(SIDE)).frame()).isFalse();
    assertThat(picture(Pictures.framed(PHOTO, 0, 100, Color.BLACK)).frame()).isTrue();
    assertThat(picture(Pictures.framed(PHOTO, 100, 0, Color.BLACK)).frame()).isTrue();
    assertThat(picture(Pictures.framed(PHOTO, 40, 40, Color.WHITE)).frame()).isTrue();
    BufferedImage uneven = Pictures.framed(PHOTO, 0, 0, Color.WHITE);
    Graphics2D g = uneven.createGraphics();
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, SIDE, 200);
    g.dispose();
    assertThat(picture(uneven).frame()).isFalse();
  }

  @Test
  void codesForMachinesAreSeenOnPhotographs() throws IOException {
    assertThat(picture(PHOTO).code()).isEmpty();
    assertThat(picture(Pictures.design(SIDE)).code()).isEmpty();
    for (int module : new int[] {4, 7}) {
      BufferedImage coded = Pictures.framed(PHOTO, 0, 0, Color.WHITE);
      Graphics2D g = coded.createGraphics();
      QrCode code = QrCode.encodeText("https://example.org/paper-boats", QrCode.Ecc.MEDIUM);
      g.setColor(Color.WHITE);
      g.fillRect(300, 300, (code.size + 8) * module, (code.size + 8) * module);
      g.setColor(Color.BLACK);
      for (int y = 0; y < code.size; y++) {
        for (int x = 0; x < code.size; x++) {
          if (code.getModule(x, y)) {
            g.fillRect(300 + (x + 4) * module, 300 + (y + 4) * module, module, module);
          }
        }
      }
      g.dispose();
      assertThat(picture(coded).code()).isEqualTo("a QR code");
    }
    assertThat(picture(barcode()).code()).isEqualTo("a barcode");
  }

  /** The bars of an EAN between its guards, three pixels a module. */
  private static BufferedImage barcode() {
    BufferedImage coded = Pictures.framed(PHOTO, 0, 0, Color.WHITE);
    Graphics2D g = coded.createGraphics();
    g.setColor(Color.WHITE);
    g.fillRect(200, 500, 340, 120);
    g.setColor(Color.BLACK);
    String bits =
        "101"
            + "0001101011001100100110111101010001101100010101111".substring(0, 42)
            + "01010"
            + "1110010110011011011001000010101110010011101000".substring(0, 42)
            + "101";
    for (int i = 0; i < bits.length(); i++) {
      if (bits.charAt(i) == '1') {
        g.fillRect(220 + 3 * i, 510, 3, 90);
      }
    }
    g.dispose();
    return coded;
  }

  @Test
  void theHashKnowsAPictureAgain() throws IOException {
    long own = picture(PHOTO).hash();
    BufferedImage smaller =
        Pictures.scaled(PHOTO, 500, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    long again = facts(Pictures.jpeg(smaller, 0.6f)).picture().orElseThrow().hash();
    assertThat(PerceptualHash.distance(own, again)).isLessThanOrEqualTo(PerceptualHash.ALIKE);
    for (long seed = 20; seed < 26; seed++) {
      long other = picture(Pictures.photo(256, seed)).hash();
      assertThat(PerceptualHash.distance(own, other)).isGreaterThan(2 * PerceptualHash.ALIKE - 4);
    }
  }
}
