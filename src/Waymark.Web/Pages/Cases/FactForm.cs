using System.Globalization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Waymark.Cases;
using Waymark.Cases.Entries;
using Waymark.Policies;

namespace Waymark.Web.Pages.Cases;

/// <summary>Reads the answers to questions of the policy from a form. Each field bears its fact's name; what was typed stays when the form is shown again.</summary>
internal static class FactForm
{
    /// <summary>The value of "None of these" in a list.</summary>
    public const string None = "none-of-these";

    /// <summary>The answers that were given. What is wrong with one stands beside its field.</summary>
    public static IReadOnlyList<FactGiven> Answers(
        this PageModel page,
        IEnumerable<FactRule> rules,
        string? entity
    ) => [.. rules.Select(rule => page.Answer(rule, entity)).OfType<FactGiven>()];

    /// <summary>The answer to one question; null where none was given or it is wrong.</summary>
    public static FactGiven? Answer(this PageModel page, FactRule rule, string? entity)
    {
        var of = rule.Scope is Scope.Case or Scope.School or Scope.Act ? null : entity;
        var values = rule.Type switch
        {
            FactType.Date => page.Day(rule.Id),
            FactType.DateTime => page.Time(rule.Id),
            FactType.List => page.Ticked(rule.Id),
            _ => page.Line(rule),
        };
        return values is null ? null : new FactGiven(rule.Id, of, values);
    }

    private static string[]? Line(this PageModel page, FactRule rule)
    {
        var text = TypedText.Tidy(page.Sent(rule.Id));
        if (text.Length == 0)
        {
            return null;
        }

        var wrong = rule.Type switch
        {
            FactType.Number => int.TryParse(text, CultureInfo.InvariantCulture, out var number)
            && number is >= 0 and < 1000
                ? null
                : "Enter a whole number, like 11",
            FactType.Text => TypedText.Optional.Refuse(text),
            _ => FactWords.Options(rule).Any(option => option.Value == text)
                ? null
                : "Choose one of the answers",
        };
        return wrong is null ? [text] : page.Wrong(rule.Id, wrong);
    }

    private static string[]? Ticked(this PageModel page, string fact)
    {
        var ticked = page.Request.Form[fact].OfType<string>().ToArray();
        page.Hold(fact, ticked, string.Join(',', ticked));
        return ticked switch
        {
            [] => null,
            [None] => [],
            _ when ticked.Contains(None) => page.Wrong(
                fact,
                "Choose “None of these” by itself, or leave it out"
            ),
            _ => ticked,
        };
    }

    private static string[]? Day(this PageModel page, string fact)
    {
        var typed = page.TypedDay(fact);
        if (typed.IsEmpty)
        {
            return null;
        }

        return typed.Read(out var day) is { } wrong
            ? page.Wrong(fact, wrong)
            : [day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)];
    }

    private static string[]? Time(this PageModel page, string fact)
    {
        var typed = new TypedMoment
        {
            Date = page.TypedDay(fact + ".Date"),
            Time = page.Sent(fact + ".Time"),
        };
        if (typed.IsEmpty)
        {
            return null;
        }

        return typed.Read(out var at) is { } wrong
            ? page.Wrong(fact, wrong)
            : [at.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture)];
    }

    private static TypedDate TypedDay(this PageModel page, string prefix) =>
        new()
        {
            Day = page.Sent(prefix + ".Day"),
            Month = page.Sent(prefix + ".Month"),
            Year = page.Sent(prefix + ".Year"),
        };

    private static string? Sent(this PageModel page, string field)
    {
        var sent = page.Request.Form[field].ToString();
        page.Hold(field, sent, sent);
        return sent;
    }

    // What is held unchecked makes the whole form count as wrong, so it is marked as needing no check of the framework's.
    private static void Hold(this PageModel page, string field, object raw, string attempted)
    {
        page.ModelState.SetModelValue(field, raw, attempted);
        page.ModelState.MarkFieldSkipped(field);
    }

    private static string[]? Wrong(this PageModel page, string field, string sentence)
    {
        page.ModelState.AddModelError(field, sentence);
        return null;
    }
}
