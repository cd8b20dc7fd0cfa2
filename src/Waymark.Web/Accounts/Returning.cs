using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Waymark.Cases;
using Waymark.Web.Security;

namespace Waymark.Web.Accounts;

/// <summary>What a person goes back to after signing in: the page they were on, and the words they had sent too late.</summary>
internal sealed class Returning(
    AccountsDb db,
    SchoolRecord school,
    Sessions sessions,
    Cookies cookies,
    TimeProvider clock
)
{
    private static readonly TimeSpan s_keptFor = TimeSpan.FromDays(1);

    public Cookies Cookies => cookies;

    /// <summary>Notes where this request wanted to go and, if it was a form of somebody whose session has ended, seals what it said.</summary>
    public async Task Note(HttpContext context)
    {
        var request = context.Request;
        var target = request.Path + request.QueryString.ToString();
        if (!HttpMethods.IsPost(request.Method))
        {
            cookies.SetReturn(target, keptForm: null);
            return;
        }

        cookies.SetReturn(target, await Keep(request, target));
    }

    /// <summary>The form kept for this person, or null: gone, another's, or never there.</summary>
    public async Task<KeptWords?> Find(string id, Guid account)
    {
        var oldest = Now - (long)s_keptFor.TotalMilliseconds;
        var form = await db
            .KeptForms.AsNoTracking()
            .FirstOrDefaultAsync(form =>
                form.Id == id && form.AccountId == account && form.KeptAt > oldest
            );
        return form is null
            ? null
            : JsonSerializer.Deserialize<KeptWords>(
                school.Open(SealedAccounts.OfForm(account), form.Sealed)
            );
    }

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    // The cookie is sent by our own pages only (SameSite=Strict), so nobody can plant words in another's name.
    private async Task<string?> Keep(HttpRequest request, string target)
    {
        if (
            cookies.Session is not { } secret
            || await sessions.OwnerOf(secret) is not { } owner
            || !request.HasFormContentType
        )
        {
            return null;
        }

        var form = await request.ReadFormAsync();
        var words = new KeptWords(
            target,
            [
                .. form.Where(field => IsKept(field.Key))
                    .SelectMany(field =>
                        field.Value.Select(value => new KeptField(field.Key, value ?? ""))
                    ),
            ]
        );
        await ForgetOld();
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        await using var transaction = db.KeepKey();
        db.KeptForms.Add(
            new KeptForm
            {
                Id = id,
                AccountId = owner,
                KeptAt = Now,
                Sealed = school.Seal(
                    SealedAccounts.OfForm(owner),
                    JsonSerializer.SerializeToUtf8Bytes(words)
                ),
            }
        );
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return id;
    }

    private Task<int> ForgetOld()
    {
        var oldest = Now - (long)s_keptFor.TotalMilliseconds;
        return db.KeptForms.Where(form => form.KeptAt <= oldest).ExecuteDeleteAsync();
    }

    private static bool IsKept(string field) =>
        field != FormFields.Token
        && !field.Contains("password", StringComparison.OrdinalIgnoreCase);
}

/// <summary>A form as it was sent, without passwords.</summary>
internal sealed record KeptWords(string Target, IReadOnlyList<KeptField> Fields);

internal sealed record KeptField(string Name, string Value);
