package dev.stoa.api.hook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PushTest {

    @ParameterizedTest
    @CsvSource({
        "refs/heads/main,main,,true",
        "refs/heads/main,main,HEAD,true",
        "refs/heads/draft,main,,false",
        "refs/heads/draft,,,true",
        "refs/tags/v1,,,false",
        "refs/heads/draft,main,draft,true",
        "refs/heads/main,main,draft,false",
        "refs/tags/v1,main,v1,true",
        "refs/heads/a/b,main,a/b,true",
        "refs/heads/b,main,a/b,false",
        "refs/heads/main,main,refs/heads/main,true",
        "refs/heads/main,main,0123456789012345678901234567890123456789,false",
    })
    void aPushConcernsAnAppThatFollowsWhatWasPushed(
            String ref, String defaultBranch, String followed, boolean concerns) {
        assertThat(new Push(ref, false, defaultBranch).concerns(followed)).isEqualTo(concerns);
        assertThat(new Push(ref, true, defaultBranch).concerns(followed)).isFalse();
    }
}
