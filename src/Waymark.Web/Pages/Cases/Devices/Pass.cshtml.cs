using Microsoft.AspNetCore.Mvc;
using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Policies;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Cases.Devices;

/// <summary>One link of custody: handed over, locked away under a seal, given to the police or given back.</summary>
internal sealed class PassModel(CaseWork work, Who who) : CasePage(work, who)
{
    private static readonly TypedText s_from = new("Write who handed it over") { Longest = 200 };
    private static readonly TypedText s_to = new("Write who has it now") { Longest = 200 };
    private static readonly TypedText s_short = TypedText.Optional with { Longest = 200 };

    [FromRoute]
    public string Device { get; set; } = "";

    [BindProperty]
    public string? From { get; set; }

    [BindProperty(Name = "Receiver")]
    public string? Receiver { get; set; }

    [BindProperty]
    public string? Place { get; set; }

    [BindProperty]
    public string? Seal { get; set; }

    [BindProperty]
    public TypedMoment HappenedAt { get; set; } = new();

    public DeviceCard Card => new(Now, Now.Case.Devices.First(one => one.Entity == Device));

    public FactRule Holder => Now.Policy.Facts[FactIds.DeviceHolder];

    /// <summary>Where it is; null where the policy does not ask it.</summary>
    public FactRule? Where => Now.Policy.Facts.GetValueOrDefault(FactIds.DeviceAt);

    /// <summary>What the policy says to giving it back now; null where it has nothing to say.</summary>
    public Permission? Return => Now.MayIfKnown(ActIds.ReturnDevice, Device);

    public async Task<IActionResult> OnGetAsync()
    {
        var answer = await Show("devices", IsThere);
        From = answer is NotFoundResult ? null : Card.LastHolder;
        return answer;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await Find("devices") || !IsThere())
        {
            return NotFound();
        }

        Check(nameof(From), From, s_from);
        Check(nameof(Receiver), Receiver, s_to);
        Check(nameof(Place), Place, s_short);
        Check(nameof(Seal), Seal, s_short);
        var at = Past(nameof(HappenedAt), HappenedAt);
        var holder = this.Answer(Holder, Device);
        var where = Where is { } rule ? this.Answer(rule, Device) : null;
        if (
            holder is null
            && ModelState.GetFieldValidationState(Holder.Id)
                is not Microsoft.AspNetCore.Mvc.ModelBinding.ModelValidationState.Invalid
        )
        {
            ModelState.AddModelError(Holder.Id, "Choose who has it now");
        }

        return ModelState.IsValid
            ? await Record(
                new PassDeviceOn(
                    Device,
                    TypedText.Tidy(From),
                    TypedText.Tidy(Receiver),
                    holder!.Values[0],
                    where?.Values[0]
                )
                {
                    Place = Kept(Place),
                    Seal = Kept(Seal),
                    HappenedAt = at,
                },
                $"/devices/{Device}"
            )
            : Page();
    }

    /// <summary>Who has a device is told in the words of the policy, so without such words there is nothing to tell.</summary>
    private bool IsThere() =>
        Now.Policy.Facts.ContainsKey(FactIds.DeviceHolder)
        && Now.Case.Devices.Any(one => one.Entity == Device);
}
