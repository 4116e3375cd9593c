package org.limpide.vendors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VulnerableLibrariesTest {
  private final VulnerableLibraries libraries = VulnerableLibraries.bundled();

  @Test
  void everyPatternOfTheDataIsUnderstood() {
    assertThat(libraries.unread).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          jquery 1.12.4    | `/*! jQuery v1.12.4 | (c) jQuery Foundation | jquery.org/license */`
          jquery 3.7.1     | `/*! jQuery v3.7.1 | (c) OpenJS Foundation and other contributors | jquery.org/license */`
          jquery 1.8.3     | `/*!\\n * jQuery JavaScript Library v1.8.3\\n * http://jquery.com/\\n`
          jquery-ui 1.12.1 | `/*! jQuery UI - v1.12.1 - 2016-09-14\\n* http://jqueryui.com\\n* Includes: widget.js, position.js */`
          jquery-migrate 1.4.1 | `/*! jQuery Migrate v1.4.1 | (c) jQuery Foundation and other contributors */`
          bootstrap 3.3.7  | `/*!\\n * Bootstrap v3.3.7 (http://getbootstrap.com)\\n * Copyright 2011-2016 Twitter, Inc.\\n`
          bootstrap 5.3.3  | `/*!\\n  * Bootstrap v5.3.3 (https://getbootstrap.com/)\\n  * Copyright 2011-2024 The Bootstrap Authors\\n`
          angularjs 1.5.8  | `/*\\n AngularJS v1.5.8\\n (c) 2010-2016 Google, Inc. http://angularjs.org\\n License: MIT\\n*/`
          moment.js 2.29.1 | `//! moment.js\\n//! version : 2.29.1\\n//! authors : Tim Wood, Iskren Chernev, Moment.js contributors`
          underscore.js 1.8.3 | `//     Underscore.js 1.8.3\\n//     http://underscorejs.org`
          lodash 4.17.15   | `var VERSION="4.17.15";var LARGE=200,HASH="__lodash_hash_undefined__";`
          DOMPurify 2.0.7  | `/*! @license DOMPurify 2.0.7 | (c) Cure53 and other contributors */`
          tinyMCE 4.9.1    | `majorVersion:"4",minorVersion:"9.1",releaseDate:"2018-12-04",a:window.tinyMCEPreInit`
          handlebars 4.0.11 | `/**!\\n\\n @license\\n handlebars v4.0.11\\n\\nCopyright`
          vue 2.6.14       | `/*!\\n * Vue.js v2.6.14\\n * (c) 2014-2021 Evan You\\n`
          swiper 5.3.6     | `/**\\n * Swiper 5.3.6\\n * Most modern mobile touch slider`
          """)
  void aLibraryIsToldByTheHeadOfItsSource(String expected, String source) {
    assertThat(names("https://shop.example/assets/app.js", source.replace("\\n", "\n")))
        .contains(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "jquery 1.12.4, https://code.jquery.com/jquery-1.12.4.min.js",
    "jquery 3.4.1, https://ajax.googleapis.com/ajax/libs/jquery/3.4.1/jquery.min.js",
    "bootstrap 3.3.7, https://maxcdn.bootstrapcdn.com/bootstrap/3.3.7/js/bootstrap.min.js?x=1",
    "angularjs 1.6.9, https://ajax.googleapis.com/ajax/libs/angularjs/1.6.9/angular.min.js",
    "swiper 11.0.5, https://cdn.jsdelivr.net/npm/swiper@11.0.5/swiper-bundle.min.js",
    "vue 2.6.0, https://cdn.jsdelivr.net/npm/vue@2.6.0"
  })
  void aLibraryIsToldByItsAddress(String expected, String url) {
    assertThat(names(url, "")).containsExactly(expected);
  }

  @Test
  void aScriptOfTheSitesOwnIsNoLibrary() {
    assertThat(names("https://shop.example/theme.js?v=1.2.3", "var version='1.2.3';jQuery(f)"))
        .isEmpty();
    assertThat(names("https://shop.example/mot-de-passe.js", "")).isEmpty();
  }

  @Test
  void whatALibraryAnnouncesIsTakenAtItsWord() {
    assertThat(libraries.announced("jQuery", "3.4.1")).contains(new Library("jquery", "3.4.1"));
    assertThat(libraries.announced("jQuery UI", "1.13.2"))
        .contains(new Library("jquery-ui", "1.13.2"));
    assertThat(libraries.announced("jQuery", "@VERSION")).isEmpty();
    assertThat(libraries.announced("PrestaShop", "present")).isEmpty();
  }

  @Test
  void oldVersionsHaveTheirKnownWeaknessesWorstFirst() {
    List<Vulnerability> jquery = libraries.of(new Library("jquery", "1.12.4"));
    assertThat(jquery.stream().flatMap(v -> v.identifiers().stream()))
        .contains("CVE-2015-9251", "CVE-2019-11358", "CVE-2020-11022");
    assertThat(jquery.getFirst().severity()).isEqualTo(Vulnerability.Severity.MEDIUM);
    assertThat(jquery.getLast().endOfLife()).isTrue();
    assertThat(libraries.of(new Library("bootstrap", "3.3.7"))).isNotEmpty();
    assertThat(libraries.of(new Library("angularjs", "1.5.8")))
        .anyMatch(v -> v.severity() == Vulnerability.Severity.HIGH);
    assertThat(libraries.of(new Library("jquery-ui", "1.12.1"))).isNotEmpty();
  }

  @Test
  void currentVersionsHaveNone() {
    assertThat(libraries.of(new Library("jquery", "3.7.1"))).isEmpty();
    assertThat(libraries.of(new Library("jquery", "4.0.0"))).isEmpty();
    assertThat(libraries.of(new Library("bootstrap", "5.3.3"))).isEmpty();
    assertThat(libraries.of(new Library("jquery-ui", "1.13.3"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1.12.4, 1.12.4, true",
    "1.12.4, 1.12, true",
    "1.12, 1.12.4, false",
    "1.9.0, 1.12.0, false",
    "3.0.0, 3.0.0-beta1, true",
    "3.0.0-beta1, 3.0.0, false",
    "3.0.0-rc.1, 3.0.0-beta1, true",
    "1.9.0b1, 1.9.0, false",
    "2.2.4, 2.999.999, false",
    "20230101000000000000000001, 20230101000000000000000000, true"
  })
  void versionsAreOrderedAsRetireJsDoes(String one, String other, boolean atOrAbove) {
    assertThat(LibraryVersion.atOrAbove(one, other)).isEqualTo(atOrAbove);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "/\\*!?.jQuery.v([0-9]+) jQuery",
        "abc?defg*h def",
        "a(bcdefgh)i a",
        "[abcdef]gh gh",
        "one|other ''",
        "x{3,5}yz yz",
        "\\$\\.fn\\s= $.fn"
      })
  void aPatternsLongestLiteralIsWhatEveryMatchContains(String regex, String literal) {
    assertThat(Literals.longestIn(regex)).isEqualTo(literal);
  }

  @Test
  @Timeout(60)
  void aHostileScriptCannotKeepTheAuditBusy() {
    StringBuilder hostile = new StringBuilder("/*! jQuery UI 1.2.3\n easyXDM tinyMCEPreInit ");
    while (hostile.length() < 1_000_000) {
      hostile.append("f=\"1.1.1\",majorVersion:'1',minorVersion:'1',\n jQuery UI - v1.1.1 ");
    }
    long start = System.nanoTime();
    libraries.in("https://evil.example/x.js", hostile.toString());
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
  }

  private List<String> names(String url, String source) {
    return libraries.in(url, source).libraries().stream()
        .map(library -> library.name() + " " + library.version())
        .toList();
  }
}
