using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Waymark.Cases;

namespace Waymark.Tests.Cases;

public sealed class TypedTextTests
{
    private static readonly TypedText s_words = new("Write what the child said");

    public static TheoryData<string> Words =>
        [
            "He said \"don't tell\" 😢👨‍👩‍👧",
            "قالت إنها خائفة",
            "<script>alert(1)</script> <img src=x onerror=y>",
            "data: 3 November, image: none, base64 is a word",
            "https://example.org/a/very/long/path?token="
                + new string('a', 300)
                + "&x="
                + new string('B', 90),
            new string('a', 5_000),
            new string('-', 2_000),
            string.Concat(Enumerable.Repeat("Nonononononononononononononononononononono ", 60)),
            "one line\nanother\n\nthird",
        ];

    [Theory]
    [MemberData(nameof(Words))]
    public void Words_of_every_kind_pass_and_are_kept_as_typed(string typed)
    {
        Assert.Null(s_words.Refuse(typed));
        Assert.Equal(typed.Trim(), TypedText.Tidy(typed));
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData(" \r\n\t ")]
    [InlineData("\u0000\u0001")]
    public void Nothing_is_refused_only_where_something_is_needed(string? typed)
    {
        Assert.Equal("Write what the child said", s_words.Refuse(typed));
        Assert.Null(TypedText.Optional.Refuse(typed));
    }

    [Fact]
    public void Too_much_is_refused_with_both_figures()
    {
        Assert.Null(s_words.Refuse(new string('é', 10_000)));
        Assert.Equal(
            "Use at most 10,000 characters. You have 100,000",
            s_words.Refuse(new string('é', 100_000))
        );
    }

    [Fact]
    public void A_picture_pasted_as_text_is_refused_in_every_dress()
    {
        var bytes = new byte[1_500];
        new Random(7).NextBytes(bytes);
        byte[][] files =
        [
            [0xFF, 0xD8, 0xFF, 0xE0, .. bytes],
            [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. bytes],
            [.. "GIF89a"u8, .. bytes],
            [.. "RIFF"u8, .. bytes],
            bytes,
        ];

        foreach (var file in files)
        {
            var coded = Convert.ToBase64String(file);
            Assert.NotNull(s_words.Refuse(coded));
            Assert.NotNull(s_words.Refuse("Look: " + coded + " there"));
            Assert.NotNull(
                s_words.Refuse(
                    Convert.ToBase64String(file, Base64FormattingOptions.InsertLineBreaks)
                )
            );
            Assert.NotNull(s_words.Refuse("data:image/png;base64," + coded[..40]));
            Assert.NotNull(s_words.Refuse("DATA:IMAGE/SVG+XML,%3Csvg"));
            Assert.NotNull(s_words.Refuse(Convert.ToHexString(file)));
        }
    }

    [Fact]
    public void Whatever_is_typed_is_answered_and_tidying_twice_changes_nothing() =>
        Prop.ForAll<string>(typed =>
            {
                _ = s_words.Refuse(typed);
                var tidy = TypedText.Tidy(typed);
                return TypedText.Tidy(tidy) == tidy && !tidy.Any(letter => letter is '\0' or '\r');
            })
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_long_hostile_text_is_answered_without_delay()
    {
        // Each of these would send a careless pattern backwards again and again.
        var hostile = new StringBuilder().Insert(0, new string('a', 39) + " ", 2_400).ToString();

        Assert.Null((s_words with { Longest = 200_000 }).Refuse(hostile));
        Assert.Null(
            (s_words with { Longest = 200_000 }).Refuse(
                string.Concat(Enumerable.Repeat("data:", 20_000))
            )
        );
    }
}
