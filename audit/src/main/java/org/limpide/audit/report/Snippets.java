package org.limpide.audit.report;

import java.util.Map;
import java.util.Optional;
import org.limpide.law.Language;
import org.limpide.law.Text;

/** Code to paste, for the rules where a few lines are the remedy or its heart. */
final class Snippets {
  /**
   * A piece of code.
   *
   * @param kind {@code header}, {@code html} or {@code dns}
   */
  record Snippet(String kind, Text text) {
    String code(Language language) {
      return text.in(language).strip();
    }
  }

  private static final Map<String, Snippet> BY_RULE =
      Map.ofEntries(
          Map.entry("SE-03", same("header", "Strict-Transport-Security: max-age=31536000")),
          Map.entry(
              "SE-04",
              same("header", "Set-Cookie: session=…; Path=/; Secure; HttpOnly; SameSite=Lax")),
          Map.entry(
              "SE-05",
              same(
                  "header",
                  """
                  Content-Security-Policy: default-src 'self'; object-src 'none'; base-uri 'self'; frame-ancestors 'self'
                  X-Content-Type-Options: nosniff
                  Referrer-Policy: strict-origin-when-cross-origin
                  Permissions-Policy: camera=(), microphone=(), geolocation=()
                  """)),
          Map.entry(
              "SE-13",
              same(
                  "dns",
                  "votre-domaine.example. TXT \"v=spf1 mx include:_spf.votre-routeur.example -all\"")),
          Map.entry(
              "SE-14",
              same(
                  "dns",
                  "_dmarc.votre-domaine.example. TXT \"v=DMARC1; p=none; rua=mailto:dmarc@votre-domaine.example\"")),
          Map.entry(
              "SE-07",
              same(
                  "html",
                  """
                  <label for="password">Mot de passe</label>
                  <input type="password" id="password" name="password" autocomplete="new-password"
                         minlength="12" required aria-describedby="password-help">
                  <p id="password-help">Au moins 12 caractères avec majuscules, minuscules, chiffres et signes.</p>
                  """)),
          html(
              "FM-01",
              """
              <label>
                <input type="checkbox" name="newsletter" value="1">
                J'accepte de recevoir les offres de [votre boutique] par courriel. Je peux me désinscrire à tout moment.
              </label>
              """,
              """
              <label>
                <input type="checkbox" name="newsletter" value="1">
                I agree to receive offers from [your shop] by e-mail. I can unsubscribe at any time.
              </label>
              """),
          html(
              "FM-02",
              """
              <label><input type="checkbox" name="terms" required> J'accepte les conditions générales de vente.</label>
              <label><input type="checkbox" name="newsletter"> J'accepte de recevoir les offres par courriel (facultatif).</label>
              """,
              """
              <label><input type="checkbox" name="terms" required> I accept the terms of sale.</label>
              <label><input type="checkbox" name="newsletter"> I agree to receive offers by e-mail (optional).</label>
              """),
          html(
              "FM-03",
              """
              <label>
                <input type="checkbox" name="partners" value="1">
                J'accepte que mes coordonnées soient transmises à [nom des partenaires] pour leurs propres offres (facultatif).
              </label>
              <a href="/partenaires">Liste à jour des partenaires</a>
              """,
              """
              <label>
                <input type="checkbox" name="partners" value="1">
                I agree that my details be passed on to [names of the partners] for their own offers (optional).
              </label>
              <a href="/partners">Current list of the partners</a>
              """),
          html(
              "FM-10",
              """
              <label>
                <input type="checkbox" name="phone-offers" value="1">
                J'accepte d'être appelé à des fins commerciales (facultatif).
              </label>
              """,
              """
              <label>
                <input type="checkbox" name="phone-offers" value="1">
                I agree to be called for commercial purposes (optional).
              </label>
              """),
          html(
              "IN-09",
              """
              <p>[Votre société] utilise ces données pour [répondre à votre demande], sur la base de [base légale].
              Elles sont gardées [durée] et destinées à [destinataires]. Les champs marqués * sont obligatoires.
              Vos droits (accès, rectification, effacement, opposition…) : <a href="/vie-privee">Vie privée</a>
              ou <a href="mailto:rgpd@votre-domaine.example">rgpd@votre-domaine.example</a>.</p>
              """,
              """
              <p>[Your company] uses these data to [answer your request], on the basis of [legal basis].
              They are kept for [period] and meant for [recipients]. Fields marked * are required.
              Your rights (access, rectification, erasure, objection…): <a href="/privacy">Privacy</a>
              or <a href="mailto:privacy@your-domain.example">privacy@your-domain.example</a>.</p>
              """),
          html(
              "IN-10",
              """
              <p>Les champs marqués * sont nécessaires pour traiter votre demande. Les autres sont facultatifs.</p>
              <label for="phone">Téléphone (facultatif)</label>
              <input type="tel" id="phone" name="phone" autocomplete="tel">
              """,
              """
              <p>Fields marked * are needed to handle your request. The others are optional.</p>
              <label for="phone">Telephone (optional)</label>
              <input type="tel" id="phone" name="phone" autocomplete="tel">
              """),
          html(
              "IN-01",
              """
              <footer><a href="/vie-privee">Vie privée</a> · <a href="/mentions-legales">Mentions légales</a></footer>
              """,
              """
              <footer><a href="/privacy">Privacy</a> · <a href="/legal-notice">Legal notice</a></footer>
              """),
          html(
              "CK-05",
              """
              <footer><button type="button" id="cookie-choices">Gérer mes cookies</button></footer>
              <!-- à relier à la fonction de votre bandeau qui rouvre les choix -->
              """,
              """
              <footer><button type="button" id="cookie-choices">Manage my cookies</button></footer>
              <!-- connect it to your banner's function that opens the choices again -->
              """),
          html(
              "CK-15",
              """
              <!-- à la place de l'intégration : rien n'est appelé avant le clic -->
              <a href="https://www.youtube.com/watch?v=IDENTIFIANT" rel="noreferrer">
                <img src="/images/apercu-video.jpg" alt="Voir la vidéo « [titre] » sur YouTube">
                Voir la vidéo sur YouTube, qui déposera ses traceurs
              </a>
              """,
              """
              <!-- in place of the embed: nothing is called before the click -->
              <a href="https://www.youtube.com/watch?v=IDENTIFIER" rel="noreferrer">
                <img src="/images/video-preview.jpg" alt="Watch the video “[title]” on YouTube">
                Watch the video on YouTube, which will set its trackers
              </a>
              """),
          html(
              "SN-03",
              """
              <!-- un simple lien de partage n'appelle le réseau qu'au clic -->
              <a href="https://www.facebook.com/sharer/sharer.php?u=https%3A%2F%2Fvotre-domaine.example%2F" rel="noreferrer">Partager sur Facebook</a>
              """,
              """
              <!-- a plain sharing link calls the network only when pressed -->
              <a href="https://www.facebook.com/sharer/sharer.php?u=https%3A%2F%2Fyour-domain.example%2F" rel="noreferrer">Share on Facebook</a>
              """),
          html(
              "RT-01",
              """
              <h2>Vos droits</h2>
              <p>Pour accéder à vos données, les corriger, les effacer ou vous opposer à leur usage, écrivez à
              <a href="mailto:rgpd@votre-domaine.example">rgpd@votre-domaine.example</a> ou utilisez notre
              <a href="/vos-droits">formulaire</a>. Nous répondons sous un mois.</p>
              """,
              """
              <h2>Your rights</h2>
              <p>To access your data, correct or erase them, or object to their use, write to
              <a href="mailto:privacy@your-domain.example">privacy@your-domain.example</a> or use our
              <a href="/your-rights">form</a>. We answer within one month.</p>
              """),
          html(
              "EC-03",
              """
              <label for="title">Civilité (facultatif)</label>
              <select id="title" name="title" autocomplete="honorific-prefix">
                <option value="">Ne pas préciser</option><option>Madame</option><option>Monsieur</option>
              </select>
              """,
              """
              <label for="title">Title (optional)</label>
              <select id="title" name="title" autocomplete="honorific-prefix">
                <option value="">Not stated</option><option>Ms</option><option>Mr</option>
              </select>
              """),
          html(
              "EC-06",
              """
              <label><input type="checkbox" name="save-card" value="1"> Enregistrer ma carte pour mes prochains achats (facultatif)</label>
              """,
              """
              <label><input type="checkbox" name="save-card" value="1"> Save my card for my next purchases (optional)</label>
              """),
          html(
              "EC-10",
              """
              <button type="submit">Commander avec obligation de paiement</button>
              """,
              """
              <button type="submit">Order with obligation to pay</button>
              """));

  private Snippets() {}

  static Optional<Snippet> of(String rule) {
    return Optional.ofNullable(BY_RULE.get(rule));
  }

  private static Snippet same(String kind, String code) {
    return new Snippet(kind, Text.of(code, code));
  }

  private static Map.Entry<String, Snippet> html(String rule, String french, String english) {
    return Map.entry(rule, new Snippet("html", Text.of(french, english)));
  }
}
