using Microsoft.AspNetCore.Mvc.ModelBinding;
using Waymark.Cases;

namespace Waymark.Web.Pages.Admin.Users;

/// <summary>What an administrator says of a person.</summary>
internal sealed class PersonForm
{
    private static readonly TypedText s_name = new("Write the person's name") { Longest = 100 };

    public string? Name { get; set; }

    public IList<string> Held { get; set; } = [];

    public void Check(ModelStateDictionary state, string prefix)
    {
        if (s_name.Refuse(Name) is { } wrong)
        {
            state.AddModelError($"{prefix}.{nameof(Name)}", wrong);
        }

        if (Held.Count == 0 || Held.Except(Roles.All).Any())
        {
            state.AddModelError(
                $"{prefix}.{nameof(Held)}",
                "Choose at least one part in the school"
            );
        }
        else if (Held.Contains(Roles.Administrator) && Held.Count > 1)
        {
            state.AddModelError(
                $"{prefix}.{nameof(Held)}",
                "Whoever manages accounts sees no case, so they hold no other part. Give them a second account for it"
            );
        }
    }
}
