namespace Waymark.Cases;

/// <summary>What people read aloud for a concern or a case: six letters and digits, random, without vowels or look-alikes; it says nothing of anybody.</summary>
public readonly record struct CaseReference
{
    /// <summary>Crockford's base32 without its vowels: no word can arise.</summary>
    public const string Alphabet = "0123456789BCDFGHJKMNPQRSTVWXYZ";

    private const int Length = 6;

    private CaseReference(string text) => Text = text;

    /// <summary>The six characters, upper case.</summary>
    public string Text { get; }

    /// <summary>A new reference, drawn from the randomness given.</summary>
    public static CaseReference New(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return new(new string(random.GetItems<char>(Alphabet, Length)));
    }

    /// <summary>Reads what a person typed: case and spaces do not matter, O is read as 0, I and L as 1. Null where it is no reference.</summary>
    public static CaseReference? Read(string? typed)
    {
        var text = string.Concat((typed ?? "").Where(letter => !char.IsWhiteSpace(letter)))
            .ToUpperInvariant()
            .Replace('O', '0')
            .Replace('I', '1')
            .Replace('L', '1');
        return text.Length == Length && text.All(letter => Alphabet.Contains(letter))
            ? new CaseReference(text)
            : null;
    }

    /// <inheritdoc/>
    public override string ToString() => Text;
}
