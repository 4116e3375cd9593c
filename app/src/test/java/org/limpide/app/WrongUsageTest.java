package org.limpide.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrongUsageTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          audit                                      | il manque : URL                                  | missing: URL
          audit a.example --pages                    | --pages attend une valeur                        | --pages needs a value
          audit a.example --pages many               | --pages : « many » ne convient pas, attendu : un nombre entier | --pages: “many” does not fit, expected: a whole number
          audit a.example --pages 0                  | --pages : « 0 » ne convient pas, attendu : 1…1000 | --pages: “0” does not fit
          audit a.example --depth=-1                 | --depth : « -1 »                                 | --depth: “-1”
          audit a.example --settle=-1                | --settle : « -1 »                                | --settle: “-1”
          audit a.example --first-wait=999999        | --first-wait : « 999999 »                        | --first-wait: “999999”
          audit a.example --timeout 0                | --timeout : « 0 »                                | --timeout: “0”
          audit a.example --parallel 0               | --parallel : « 0 »                               | --parallel: “0”
          audit a.example --pages 1 --pages 2        | --pages est donné deux fois                      | --pages is given twice
          audit a.example --format html,doc          | --format : « doc » ne convient pas, attendu : html,json,pdf,csv | --format: “doc”
          audit a.example --scenarios S0,S9          | --scenarios : « S9 »                             | --scenarios: “S9”
          audit a.example --fail-on always           | --fail-on : « always »                           | --fail-on: “always”
          audit a.example --at 11/08/2026            | --at : « 11/08/2026 » ne convient pas, attendu : une date AAAA-MM-JJ | --at: “11/08/2026”
          audit a.example --at 2026-02-30            | --at : « 2026-02-30 »                            | --at: “2026-02-30”
          audit a.example --resolve a:b              | --resolve : « a:b » n'a pas la forme HÔTE:PORT:ADRESSE | --resolve: “a:b” is not of the form
          audit a.example --resolve a:99999:1.2.3.4  | --resolve : « a:99999:1.2.3.4 »                  | --resolve: “a:99999:1.2.3.4”
          audit a.example --ca /nowhere.pem          | --ca : « /nowhere.pem »                          | --ca: “/nowhere.pem”
          audit a.example --browser /nowhere         | --browser : « /nowhere »                         | --browser: “/nowhere”
          audit a.example --dns a:b:c                | --dns : « a:b:c »                                | --dns: “a:b:c”
          audit a.example --lang de                  | --lang : « de » ne convient pas, attendu : fr, en | --lang: “de”
          audit a.example --colour                   | option inconnue : --colour                       | unknown option: --colour
          audit ftp://a.example                      | « ftp://a.example » n'est pas une adresse de site | “ftp://a.example” is not a site's address
          audit http://user:word@a.example           | « http://user:word@a.example » n'est pas         | “http://user:word@a.example” is not
          audit http://                              | « http:// » n'est pas                            | “http://” is not
          audit a.example:99999                      | « a.example:99999 » n'est pas                    | “a.example:99999” is not
          audit a{b}                                 | « a{b} » n'est pas                               | “a{b}” is not
          verify                                     | il manque : DIR                                  | missing: DIR
          verify . --key /nowhere.pem                | --key : « /nowhere.pem »                         | --key: “/nowhere.pem”
          verify . --lang de                         | --lang : « de »                                  | --lang: “de”
          inspect                                    | je ne sais pas quoi faire de « inspect »         | I do not know what to do with “inspect”
          --colour                                   | option inconnue : --colour                       | unknown option: --colour
          """)
  void wrongUsageIsOneSentenceInTheUsersLanguage(String line, String french, String english) {
    says(line, french);
    if (!line.contains("--lang")) {
      says(line + " --lang=en", english);
    }
  }

  private static void says(String line, String sentence) {
    Typed typed = Typed.command(line.split(" +"));
    assertThat(typed.code()).as(line).isEqualTo(2);
    assertThat(typed.out()).isEmpty();
    assertThat(typed.err().lines()).hasSize(2);
    assertThat(typed.err().lines().findFirst().orElseThrow()).startsWith("limpide : " + sentence);
    assertThat(typed.err()).contains("--help").doesNotContain("\tat ", "Exception");
  }

  @Test
  void aFileIsNoFolderForAReportAndNoAuthority() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "no certificate");
    says("audit a.example --out " + file, "--out : « " + file + " » ne convient pas");
    says("audit a.example --ca " + file, "--ca : « " + file + " » ne convient pas");
  }

  @Test
  void helpIsDataAndNotAnError() {
    for (String line : new String[] {"--help", "audit --help", "verify --help", "--version"}) {
      Typed typed = Typed.command(line.split(" "));
      assertThat(typed.code()).isZero();
      assertThat(typed.out()).isNotBlank();
      assertThat(typed.err()).isEmpty();
    }
    assertThat(Typed.command().out()).contains("audit", "verify");
  }
}
